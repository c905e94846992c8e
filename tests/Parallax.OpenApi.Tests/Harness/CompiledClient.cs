using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Parallax.OpenApi.Tests.Harness;

/// <summary>A generated file in the compiler's hands.</summary>
internal sealed class CompiledClient
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Parallax;
        using Parallax.Generated;
        using Parallax.Models;

        """;

    private readonly CSharpCompilation _compilation;
    private readonly SyntaxTree _generated;
    private readonly Lazy<byte[]> _image;

    public CompiledClient(CSharpCompilation handWritten, string code)
    {
        _generated = ClientSources.Parse(code);
        _compilation = handWritten.AddSyntaxTrees(_generated);
        _image = new Lazy<byte[]>(() => Emit(_compilation));
    }

    /// <summary>The whole library.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>The generated file in it.</summary>
    public SyntaxTree Generated => _generated;

    /// <summary>
    /// Errors and warnings of the whole library, one a line: <c>src/Parallax.Client/Resources/RolesApi.cs(20,24): error CS1503: …</c>.
    /// </summary>
    public IReadOnlyList<string> Problems => TextOf(_compilation.GetDiagnostics());

    /// <summary>Errors and warnings in the generated file: much faster, as nothing else is looked at.</summary>
    public IReadOnlyList<string> ProblemsOfGeneratedFile => TextOf(_compilation.GetSemanticModel(_generated).GetDiagnostics());

    /// <summary>The type of this name, such as <c>Parallax.Models.Project</c>, or null.</summary>
    public INamedTypeSymbol? Type(string name) => _compilation.GetTypeByMetadataName(name);

    /// <summary>The type of a property as C# writes it, such as <c>decimal?</c>, or null if there is no such property.</summary>
    public string? TypeOf(string type, string property)
        => Type(type)?.GetMembers(property).OfType<IPropertySymbol>().SingleOrDefault()?.Type.ToDisplayString();

    /// <summary>The names of the properties of a model that the description has, in order.</summary>
    public IReadOnlyList<string> PropertiesOf(string type)
        => [.. Type(type)!.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(member => member is { DeclaredAccessibility: Accessibility.Public, SetMethod: not null })
            .Select(member => member.Name)];

    /// <summary>The names of the values of an open enum, in order.</summary>
    public IReadOnlyList<string> ValuesOf(string type)
        => [.. Type(type)!.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(member => SymbolEqualityComparer.Default.Equals(member.Type, Type(type)))
            .Select(member => member.Name)];

    /// <summary>The names of the methods of a client, in order.</summary>
    public IReadOnlyList<string> MethodsOf(string client)
        => [.. Type(client)!.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary })
            .Select(method => method.Name)];

    /// <summary>The names of the parameters of a method, in order.</summary>
    public IReadOnlyList<string> ParametersOf(string client, string method)
        => [.. Type(client)!.GetMembers(method).OfType<IMethodSymbol>().Single().Parameters.Select(parameter => parameter.Name)];

    /// <summary>
    /// Compiles calls against the library, and makes them. <paramref name="calls"/> is the inside of an async method that returns a
    /// string; <c>server</c> is the address to call, <c>http</c> a plain HttpClient for it.
    /// </summary>
    public async Task<string> RunAsync(string calls, Uri server)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            {{Usings}}
            public static class Calls
            {
                public static async Task<string> RunAsync(Uri server, HttpClient http)
                {
            #line 1
            {{calls}}
                }
            }
            """);
        var compilation = CSharpCompilation.Create(
            "Calls",
            [tree],
            [.. _compilation.References, MetadataReference.CreateFromImage(_image.Value)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var context = new AssemblyLoadContext("calls", isCollectible: true);
        try
        {
            context.LoadFromStream(new MemoryStream(_image.Value));
            var method = context.LoadFromStream(new MemoryStream(Emit(compilation))).GetType("Calls")!.GetMethod("RunAsync")!;
            using HttpClient http = new() { BaseAddress = server };
            return await (Task<string>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [server, http], culture: null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', TextOf(result.Diagnostics)));
    }

    private static List<string> TextOf(IEnumerable<Diagnostic> diagnostics)
        => [.. diagnostics.Where(problem => problem is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false })
            .Select(problem => problem.ToString())];
}
