namespace Parallax.Tests.Package.Pages;

/// <summary>Compares the code on a page with the files that it was taken from.</summary>
internal static class PageCheck
{
    /// <summary>What is wrong, one line each, with file and line.</summary>
    public static IEnumerable<string> Problems(MarkdownPage page)
        => page.Blocks().Where(block => block.IsToBeChecked).Select(Problem).OfType<string>();

    /// <summary>The page with the code as it stands in the files; blocks whose source is not to be found stay as they are.</summary>
    public static IReadOnlyList<string> Refreshed(MarkdownPage page)
    {
        var lines = page.Lines.ToList();

        // From the end, so that the places of the blocks before stay true.
        foreach (var block in page.Blocks().Reverse())
        {
            if (block is { IsToBeChecked: true, Source: not null } && Read(block).Code is { } code)
            {
                var indent = page.Lines[block.Line - 1][..page.Lines[block.Line - 1].IndexOf('`', StringComparison.Ordinal)];
                lines.RemoveRange(block.Line, block.Text.Count);
                lines.InsertRange(block.Line, code.Select(line => line.Length == 0 ? line : indent + line));
            }
        }

        return lines;
    }

    private static string? Problem(CodeBlock block)
    {
        if (block.Source is null)
        {
            return $"{block.Place}: the line before does not say where this is compiled; write <!-- snippet: path/to/file#region -->";
        }

        var (code, problem) = Read(block);
        return code is null
            ? $"{block.Place}: {problem}"
            : code.SequenceEqual(
                block.Text.Select(line => line.TrimStart().Length == 0 ? "" : line[Math.Min(Indent(block), Indent(line))..]),
                StringComparer.Ordinal)
                ? null
                : $"{block.Place}: not the same as {block.Source}; to take it over: {Acceptance.Command}";
    }

    private static (IReadOnlyList<string>? Code, string? Problem) Read(CodeBlock block)
    {
        try
        {
            return (Snippet.Read(block.Source!), null);
        }
        catch (SnippetException missing)
        {
            return (null, missing.Message);
        }
    }

    // A block in a list is indented with it.
    private static int Indent(CodeBlock block) => Indent(block.Page.Lines[block.Line - 1]);

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
