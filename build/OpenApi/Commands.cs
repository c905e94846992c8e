using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;
using Parallax.OpenApi.Updating;

namespace Parallax.OpenApi;

/// <summary>The verbs of the command line.</summary>
internal static class Commands
{
    private const string Usage = """
        normalize FILE FOLDER [by-path]   what the generator gets: description.json, and the names in operations.txt
        update SOURCE FILE                puts the description at SOURCE, a path or an address, in the place of FILE, and compares
        json FILE TARGET                  the same description as JSON
        """;

    // Readable, and the same on every machine.
    private static readonly JsonSerializerOptions JsonOutput = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var file = arguments.ElementAtOrDefault(1) ?? "";
        try
        {
            switch (arguments)
            {
                case ["normalize", _, var folder, .. var options]:
                    await NormaliseAsync(await ReadAsync(file), folder, namesByPath: options is ["by-path"]);
                    return 0;
                case ["update", _, var target]:
                    await Update.RunAsync(file, target, Console.Out);
                    return 0;
                case ["json", _, var target]:
                    await WriteAsync((await ReadAsync(file)).Root, target);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (DescriptionException problem)
        {
            await Console.Out.WriteLineAsync(problem.At(file));
            return 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Out.WriteLineAsync(new DescriptionException(problem.Message).At(file));
            return 1;
        }
    }

    private static async Task NormaliseAsync(Document document, string folder, bool namesByPath)
    {
        List<string> notes = [];
        Normaliser.Apply(document, namesByPath, notes);
        Directory.CreateDirectory(folder);
        await WriteAsync(document.Root, Path.Combine(folder, "description.json"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "operations.txt"),
            string.Concat(document.Operations.Select(operation => $"{operation.Id}|{operation.Tag}|{operation.Place}\n")));
        await PrintAsync(notes);
    }

    private static async Task<Document> ReadAsync(string file) => DescriptionReader.Read(await File.ReadAllTextAsync(file));

    private static async Task PrintAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }
    }

    private static Task WriteAsync(JsonObject root, string file)
        => File.WriteAllTextAsync(file, root.ToJsonString(JsonOutput) + "\n");
}
