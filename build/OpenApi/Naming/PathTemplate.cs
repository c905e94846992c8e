using System.Text.RegularExpressions;

namespace Parallax.OpenApi.Naming;

/// <summary>A path of the description, taken apart.</summary>
/// <param name="Parts">In order: texts, and the names of parameters.</param>
/// <param name="FixedQuery">What stands behind a question mark, unescaped; parameters apart.</param>
/// <param name="QueryParameters">The names of parameters that stand behind the question mark.</param>
internal sealed partial record PathTemplate(
    IReadOnlyList<(string Text, bool IsParameter)> Parts,
    IReadOnlyList<(string Name, string Value)> FixedQuery,
    IReadOnlyList<string> QueryParameters)
{
    /// <summary>The parameters of the path, each once, in order.</summary>
    public IEnumerable<string> Parameters
        => Parts.Where(part => part.IsParameter).Select(part => part.Text).Distinct(StringComparer.Ordinal);

    public static PathTemplate Of(string path)
    {
        // What stands behind # is never sent.
        var sent = OutsideBraces(path, '#') is >= 0 and var fragment ? path[..fragment] : path;
        var mark = OutsideBraces(sent, '?');
        var query = mark < 0 ? [] : sent[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        var pairs = query.Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Unescape(pair[0]), Value: Unescape(pair.ElementAtOrDefault(1) ?? "")))
            .ToList();
        return new PathTemplate(
            PartsOf(mark < 0 ? sent : sent[..mark]),
            [.. pairs.Where(pair => !Hole().IsMatch(pair.Value) && !Hole().IsMatch(pair.Name))],
            [.. query.SelectMany(pair => Hole().Matches(pair)).Select(match => match.Groups["name"].Value)]);
    }

    private static List<(string Text, bool IsParameter)> PartsOf(string path)
    {
        List<(string Text, bool IsParameter)> parts = [];
        var start = 0;
        foreach (Match hole in Hole().Matches(path))
        {
            parts.Add((path[start..hole.Index], false));
            parts.Add((hole.Groups["name"].Value, true));
            start = hole.Index + hole.Length;
        }

        parts.Add((path[start..], false));
        return parts;
    }

    private static int OutsideBraces(string path, char mark)
    {
        var depth = 0;
        for (var index = 0; index < path.Length; index++)
        {
            depth += path[index] == '{' ? 1 : path[index] == '}' ? -1 : 0;
            if (depth <= 0 && path[index] == mark)
            {
                return index;
            }
        }

        return -1;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"\{(?<name>[^{}/]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
