using Parallax.OpenApi.Locating;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;
using Parallax.OpenApi.Updating;

namespace Parallax.OpenApi;

/// <summary>The verbs of the command line.</summary>
internal static class Commands
{
    private const string Usage = """
        normalize FILE FOLDER [by-path]   what the generator gets: description.json, and the names in operations.txt
        locate FILE FOLDER GENERATOR ROOT where the generator stops, of what normalize has put into FOLDER
        fetch SOURCE COPY                 keeps a copy of the description at SOURCE, a path or an address
        update SOURCE FILE [NAME]         puts the description at SOURCE, a path or an address, in the place of FILE, and compares
        """;

    /// <summary>Runs one verb, and writes what the user should know to <paramref name="output"/>.</summary>
    /// <returns>The exit code: 0, 1 for a description that cannot be used, 2 for arguments that are none.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var file = arguments.ElementAtOrDefault(1) ?? "";
        try
        {
            switch (arguments)
            {
                case ["normalize", _, var folder, .. var options]:
                    await NormaliseAsync(await ReadAsync(file), folder, namesByPath: options is ["by-path"], output);
                    return 0;
                case ["locate", _, var folder, var generator, var root]:
                    await LocateAsync(file, folder, new Generator(generator, root, folder), output);
                    return 0;
                case ["fetch", _, var copy]:
                    await Update.FetchAsync(file, copy);
                    return 0;
                case ["update", _, var target, .. var name]:
                    await Update.RunAsync(file, target, name.FirstOrDefault() ?? file, output);
                    return 0;
                default:
                    await errors.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (DescriptionException problem)
        {
            await output.WriteLineAsync(problem.At(file));
            return 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(new DescriptionException(problem.Message).At(file));
            return 1;
        }
    }

    private static async Task NormaliseAsync(Document document, string folder, bool namesByPath, TextWriter output)
    {
        Notes notes = new();
        Normaliser.Apply(document, namesByPath, notes);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "description.json"), document.ToText());
        await File.WriteAllTextAsync(Path.Combine(folder, "operations.txt"), document.ListOperations());
        foreach (var line in notes.Lines.Concat(notes.Details.Select(detail => $"- {detail}")))
        {
            await output.WriteLineAsync(line);
        }
    }

    // One line, or none if there is no more to say than what the generator said.
    private static async Task LocateAsync(string file, string folder, Generator generator, TextWriter output)
    {
        var normalised = DescriptionReader.Read(await File.ReadAllTextAsync(Path.Combine(folder, "description.json")));
        if (await Culprit.FindAsync(normalised, generator.ProblemOfAsync) is var (place, word, problem))
        {
            var line = Lines.Of(word, await File.ReadAllTextAsync(file));
            await output.WriteLineAsync(new DescriptionException($"the generator stops at {place}: {problem}", line).At(file));
        }
    }

    private static async Task<Document> ReadAsync(string file) => DescriptionReader.Read(await File.ReadAllTextAsync(file));
}
