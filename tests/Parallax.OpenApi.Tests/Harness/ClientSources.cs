using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Parallax.OpenApi.Tests.Harness;

/// <summary>
/// Parallax.Client without the generated file, ready to be compiled as the build does: read and parsed once for all tests.
/// </summary>
internal static class ClientSources
{
    private const string GeneratedFile = "Parallax.g.cs";

    private static readonly CSharpCommandLineArguments Arguments = CSharpCommandLineParser.Default.Parse(
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "client.rsp")),
        Repository.PathOf("src/Parallax.Client"),
        sdkDirectory: null);

    private static readonly Lazy<CSharpCompilation> Everything = new(Read);

    private static readonly Lazy<CSharpCompilation> WhatGeneratedCodeNeeds = new(() => LeaveOutWhatDoesNotCompile(Everything.Value));

    /// <summary>All that is written by hand.</summary>
    public static CSharpCompilation WithFacade => Everything.Value;

    /// <summary>What compiles without any generated code: all but the facade and whatever names a model or the facade.</summary>
    public static CSharpCompilation WithoutFacade => WhatGeneratedCodeNeeds.Value;

    /// <summary>The file that the build generated, from the description of the repository.</summary>
    public static string BuiltFile => Arguments.SourceFiles.Single(IsGenerated).Path;

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, Arguments.ParseOptions, GeneratedFile);

    private static bool IsGenerated(CommandLineSourceFile file) => Path.GetFileName(file.Path) == GeneratedFile;

    private static CSharpCompilation Read()
    {
        Assert.That(Arguments.Errors, Is.Empty, "arguments that this compiler does not know");
        var trees = Arguments.SourceFiles.Where(file => !IsGenerated(file)).Select(file =>
            CSharpSyntaxTree.ParseText(
                File.ReadAllText(file.Path), Arguments.ParseOptions, Path.GetRelativePath(Repository.Root, file.Path)));
        var references = Arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference));
        var compilation = CSharpCompilation.Create(Arguments.CompilationName, trees, references, Arguments.CompilationOptions);

        // What source generators of .NET add depends on nothing that is generated from a description.
        CSharpGeneratorDriver.Create([.. Arguments.AnalyzerReferences.SelectMany(Generators)], parseOptions: Arguments.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out var problems);
        Assert.That(problems.Where(problem => problem.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        return (CSharpCompilation)complete;
    }

    private static IEnumerable<ISourceGenerator> Generators(CommandLineAnalyzerReference reference)
    {
        var loaded = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerFileReference(reference.FilePath, new AnalyzerLoader());
        return loaded.GetGenerators(LanguageNames.CSharp);
    }

    private static CSharpCompilation LeaveOutWhatDoesNotCompile(CSharpCompilation compilation)
    {
        while (compilation.GetDiagnostics()
            .Where(problem => problem.Severity == DiagnosticSeverity.Error)
            .Select(problem => problem.Location.SourceTree)
            .OfType<SyntaxTree>()
            .Distinct()
            .ToList() is { Count: > 0 } broken)
        {
            compilation = compilation.RemoveSyntaxTrees(broken);
        }

        return compilation;
    }

    private sealed class AnalyzerLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // The generators of .NET need nothing but the compiler.
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
