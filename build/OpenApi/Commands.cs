using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi;

/// <summary>The verbs of the command line.</summary>
internal static class Commands
{
    private const string Usage = """
        normalize FILE FOLDER [by-path]   what the generator gets: description.json, and the names in operations.txt
        json FILE TARGET                  the same description as JSON
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            switch (arguments)
            {
                case ["normalize", var file, var folder, .. var options]:
                    await NormaliseAsync(file, folder, options is ["by-path"]);
                    return 0;
                case ["json", var file, var target]:
                    await WriteAsync((await ReadAsync(file)).Root, target);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (DescriptionException problem)
        {
            Console.WriteLine(problem.At(arguments[1]));
            return 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine(new DescriptionException(problem.Message).At(arguments[1]));
            return 1;
        }
    }

    private static async Task NormaliseAsync(string file, string folder, bool namesByPath)
    {
        var document = await ReadAsync(file);
        Notes notes = new();
        Normaliser.Apply(document, namesByPath, notes);
        Directory.CreateDirectory(folder);
        await WriteAsync(document.Root, Path.Combine(folder, "description.json"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "operations.txt"),
            string.Concat(document.Operations.Select(operation => $"{operation.Id}|{operation.Tag}|{operation.Place}\n")));
        foreach (var line in notes.Lines)
        {
            Console.WriteLine(line);
        }
    }

    private static async Task<Document> ReadAsync(string file) => DescriptionReader.Read(await File.ReadAllTextAsync(file));

    private static Task WriteAsync(JsonObject root, string file)
        => File.WriteAllTextAsync(file, root.ToJsonString(JsonOutput.Options) + "\n");
}
