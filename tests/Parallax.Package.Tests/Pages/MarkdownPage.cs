using System.Text.RegularExpressions;

namespace Parallax.Tests.Package.Pages;

/// <summary>A page of the documentation, cut into what these tests look at.</summary>
/// <param name="Name">The path from the root of the repository.</param>
/// <param name="Lines">The text.</param>
internal sealed partial record MarkdownPage(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>The pages that show code: of the recipes, all that there are.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. new[] { "src", "tests/Parallax.Recipes" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Concat(["README.md", "CONTRIBUTING.md"])
            .Order(StringComparer.Ordinal)
            .Select(file => new MarkdownPage(file, File.ReadAllLines(Repository.PathOf(file)))),
    ];

    /// <summary>The blocks between fences, in order.</summary>
    public IEnumerable<CodeBlock> Blocks()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Fence().Match(Lines[i]) is not { Success: true } opening)
            {
                continue;
            }

            var fence = opening.Groups["fence"].Value;
            var end = Enumerable.Range(i + 1, Lines.Count - i - 1)
                .Where(line => Lines[line].Trim() == fence)
                .DefaultIfEmpty(Lines.Count)
                .First();
            var marker = i == 0 ? null : Marker().Match(Lines[i - 1]) is { Success: true } found ? found.Groups["source"].Value : null;
            yield return new CodeBlock(this, i + 1, opening.Groups["language"].Value, marker, [.. Lines.Take(end).Skip(i + 1)]);
            i = end;
        }
    }

    /// <summary>The targets of links to other files of the repository, with the line that each is on.</summary>
    public IEnumerable<(int Line, string Target)> Links()
    {
        var code = Blocks().SelectMany(block => Enumerable.Range(block.Line, block.Text.Count + 2)).ToHashSet();
        return from i in Enumerable.Range(1, Lines.Count)
               where !code.Contains(i)
               from Match link in Link().Matches(InlineCode().Replace(Lines[i - 1], ""))
               let target = link.Groups["target"].Value
               where target[0] is not '#' && !Uri.TryCreate(target, UriKind.Absolute, out _)
               select (i, target.Split('#')[0]);
    }

    public override string ToString() => Name;

    [GeneratedRegex(@"^\s*(?<fence>`{3,})(?<language>\w*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!-- snippet: (?<source>\S+) -->\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InlineCode();
}
