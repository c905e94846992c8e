using Spectre.Console;

namespace Parallax.Sample.Output;

internal static class ConsoleExtensions
{
    /// <summary>Whether somebody is looking, and the screen can be drawn on: not a pipe, a file or a build server.</summary>
    public static bool IsTerminal(this IAnsiConsole console)
        => console.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } };

    /// <summary>A line as it is, without colours, and without the line breaks that the console puts in at its own width.</summary>
    public static void PlainLine(this IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);
}
