using System.Diagnostics;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Locating;

/// <summary>The generator as the build calls it, on other descriptions.</summary>
/// <param name="program">The assembly of the generator.</param>
/// <param name="root">The folder of <c>nswag.json</c>.</param>
/// <param name="folder">Where the descriptions go, below <paramref name="root"/>: the generator splits its variables at commas.</param>
internal sealed class Generator(string program, string root, string folder)
{
    private const string Marker = "Exception: ";

    /// <summary>What the generator says that it stops at, or null if it does not stop.</summary>
    public async Task<string?> ProblemOfAsync(Document description)
    {
        var input = Path.Combine(folder, "part.json");
        var output = Path.Combine(folder, "part.cs");
        await File.WriteAllTextAsync(input, description.ToText());
        File.Delete(output);
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { program, "run", "nswag.json", $"/variables:Description={Below(input)},Output={Below(output)}" },
            WorkingDirectory = root,
            Environment = { ["DOTNET_ROLL_FORWARD"] = "Major" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = $"{await process.StandardOutput.ReadToEndAsync()}\n{await errors}".Split('\n');
        await process.WaitForExitAsync();
        var said = lines.FirstOrDefault(line => line.Contains(Marker, StringComparison.Ordinal))?.Split(Marker, 2)[1].Trim();
        return process.ExitCode == 0 && File.Exists(output) ? null : said ?? $"the generator ended with exit code {process.ExitCode}";
    }

    private string Below(string path) => Path.GetRelativePath(root, Path.GetFullPath(path)).Replace('\\', '/');
}
