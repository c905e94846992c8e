using System.Diagnostics.CodeAnalysis;
using NSwag;
using NSwag.Commands;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Tests.Harness;

/// <summary>What the build makes of a description, step by step as in Generation.targets, but in this process and without a file.</summary>
/// <param name="Notes">What the build would print.</param>
/// <param name="Details">What it would print with -v:detailed besides.</param>
/// <param name="Normalised">The description that the generator gets.</param>
/// <param name="Operations">One line for each operation: <c>ListProjects|Projects|GET /v1/projects</c>.</param>
/// <param name="Code">The generated file.</param>
internal sealed record GeneratedClient(
    IReadOnlyList<string> Notes, IReadOnlyList<string> Details, Document Normalised, IReadOnlyList<string> Operations, string Code)
{
    /// <summary>The generated file together with all that is written by hand: what breaks the facade is an error here.</summary>
    public CompiledClient Compile() => new(ClientSources.WithFacade, Code);

    /// <summary>The generated file with just what generated code needs, for descriptions that the facade does not fit.</summary>
    public CompiledClient CompileWithoutFacade() => new(ClientSources.WithoutFacade, Code);

    /// <exception cref="DescriptionException">The build refuses the description.</exception>
    public static async Task<GeneratedClient> FromAsync([StringSyntax("yaml")] string description, bool namesByPath = false)
    {
        Notes notes = new();
        var document = DescriptionReader.Read(description);
        Normaliser.Apply(document, namesByPath, notes);
        var operations = document.ListOperations().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new GeneratedClient(notes.Lines, notes.Details, document, operations, await GenerateAsync(document.ToText()));
    }

    /// <summary>
    /// Runs the generator on what it gets. nswag.json is read by the generator itself, so that no setting stands in two places.
    /// </summary>
    public static async Task<string> GenerateAsync(string normalised)
    {
        var settings = await NSwagDocument.LoadWithTransformationsAsync(Repository.PathOf("nswag.json"), "Description=none,Output=none");
        var command = settings.CodeGenerators.OpenApiToCSharpClientCommand;
        command.Input = await OpenApiDocument.FromJsonAsync(normalised);
        var files = await command.RunAsync();
        return files.Values.Single();
    }
}
