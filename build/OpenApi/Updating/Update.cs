using Parallax.OpenApi.Comparing;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Updating;

/// <summary>Puts a new description in the place of the old one, if it is one, and says what changes.</summary>
internal static class Update
{
    /// <summary>Keeps a copy of what is at <paramref name="source"/>, to be tried before anything is replaced.</summary>
    public static async Task FetchAsync(string source, string copy)
    {
        var bytes = await Download.GetAsync(source);
        DescriptionReader.Read(TextOf(bytes));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(copy))!);
        await File.WriteAllBytesAsync(copy, bytes);
    }

    /// <summary>Replaces <paramref name="target"/>. <paramref name="name"/> is what the user calls the source.</summary>
    public static async Task RunAsync(string source, string target, string name, TextWriter output)
    {
        var bytes = await Download.GetAsync(source);
        var text = TextOf(bytes);

        // All of it is tried before anything is replaced.
        Normaliser.Apply(DescriptionReader.Read(text), namesByPath: false, new Notes());
        var changes = await CompareAsync(target, text);
        if (File.Exists(target) && (await File.ReadAllBytesAsync(target)).SequenceEqual(bytes))
        {
            await output.WriteLineAsync($"{target} is up to date.");
            return;
        }

        var fresh = target + ".new";
        await File.WriteAllBytesAsync(fresh, bytes);
        File.Move(fresh, target, overwrite: true);
        await output.WriteLineAsync($"{target} is replaced by {name}.");
        foreach (var line in changes)
        {
            await output.WriteLineAsync($"  {line}");
        }
    }

    // As the build reads the file: with or without a byte order mark.
    private static string TextOf(byte[] bytes)
    {
        using StreamReader reader = new(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static async Task<IReadOnlyList<string>> CompareAsync(string target, string text)
    {
        if (!File.Exists(target))
        {
            return [];
        }

        try
        {
            var changes = Comparison.Of(DescriptionReader.Read(await File.ReadAllTextAsync(target)), DescriptionReader.Read(text));
            return changes.Count > 0 ? changes : ["Nothing changes for the users of the client."];
        }
        catch (DescriptionException problem)
        {
            return [$"The old one cannot be read, so there is nothing to compare with: {problem.Message}"];
        }
    }
}
