using System.Text.RegularExpressions;

namespace Parallax.Tests.Package.Pages;

/// <summary>Code as it stands in a file that is compiled: the whole file, or a region of it, moved to the margin.</summary>
internal static partial class Snippet
{
    /// <param name="source"><c>path</c> or <c>path#region</c>, from the root of the repository.</param>
    /// <exception cref="SnippetException">There is no such file or region, or the regions of the file are not in order.</exception>
    public static IReadOnlyList<string> Read(string source)
    {
        var (path, region) = source.Split('#', 2) is [var file, var name] ? (file, name) : (source, null);
        var full = Repository.PathOf(path);
        return File.Exists(full) ? Cut(path, File.ReadAllLines(full), region) : throw new SnippetException($"there is no file {path}");
    }

    /// <summary>The same, of lines that are there.</summary>
    public static IReadOnlyList<string> Cut(string path, IReadOnlyList<string> lines, string? region)
    {
        var regions = Regions(path, lines);
        return region is null
            ? ToMargin(lines.Where(line => !Begin().IsMatch(line) && !End().IsMatch(line)))
            : regions.TryGetValue(region, out var text)
                ? ToMargin(text)
                : throw new SnippetException(
                    $"{path} has no region '{region}'; it "
                        + $"has {(regions.Count == 0 ? "none" : string.Join(", ", regions.Keys.Order(StringComparer.Ordinal)))}");
    }

    private static Dictionary<string, List<string>> Regions(string path, IReadOnlyList<string> lines)
    {
        var regions = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        string? open = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (Begin().Match(lines[i]) is { Success: true } begin)
            {
                var name = begin.Groups["name"].Value;
                open = open is null
                    ? regions.TryAdd(name, []) ? name : throw new SnippetException($"{path}:{i + 1}: there are two regions '{name}'")
                    : throw new SnippetException($"{path}:{i + 1}: the region '{name}' begins inside of '{open}'");
            }
            else if (End().IsMatch(lines[i]))
            {
                open = open is not null ? null : throw new SnippetException($"{path}:{i + 1}: a region ends here, and none has begun");
            }
            else if (open is not null)
            {
                regions[open].Add(lines[i]);
            }
        }

        return open is null ? regions : throw new SnippetException($"{path}: the region '{open}' does not end");
    }

    private static IReadOnlyList<string> ToMargin(IEnumerable<string> lines)
    {
        var text = lines.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse().ToList();
        var indent = text.Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
        return [.. text.Select(line => string.IsNullOrWhiteSpace(line) ? "" : line[indent..].TrimEnd())];
    }

    [GeneratedRegex(
        @"^\s*(//|<!--|\#) begin-snippet: (?<name>[\w-]+)( -->)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^\s*(//|<!--|\#) end-snippet( -->)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex End();
}
