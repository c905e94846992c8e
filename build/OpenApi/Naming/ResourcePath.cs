using System.Text.RegularExpressions;

namespace Parallax.OpenApi.Naming;

/// <summary>What a path says of its resource: <c>/v1/rate-cards/{rate_card_id}/rates/{id}</c> is one of the rates of a rate card.</summary>
internal sealed partial class ResourcePath
{
    private readonly List<(string Name, bool HasId)> _steps;

    public ResourcePath(string path)
    {
        List<(string Name, bool HasId)> steps = [];
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith('{') && steps.Count > 0)
            {
                steps[^1] = (steps[^1].Name, true);
            }
            else if (!part.StartsWith('{') && !(steps.Count == 0 && (part == "api" || Version().IsMatch(part))))
            {
                steps.Add((Words.Pascal(part), false));
            }
        }

        _steps = steps;
    }

    /// <summary>Whether it ends in an id, and so names one object.</summary>
    public bool IsItem => _steps is [.., (_, true)];

    /// <summary>Whether there is an id before the last name.</summary>
    public bool IsBelowItem => _steps.Count > 1 && _steps[^2].HasId;

    /// <summary>The last name, as the path spells it.</summary>
    public string Last => _steps.Count == 0 ? "Root" : _steps[^1].Name;

    /// <summary>What the last name belongs to: <c>RateCard</c>.</summary>
    public string Parent => string.Concat(_steps.SkipLast(1).Select(step => step.HasId ? Words.Singular(step.Name) : step.Name));

    /// <summary>All of them together: <c>RateCardRates</c>.</summary>
    public string Many => Parent + Last;

    /// <summary>One of them: <c>RateCardRate</c>.</summary>
    public string One => Parent + Words.Singular(Last);

    /// <summary>The path without its closing id: that of the list which an object is in.</summary>
    public static string CollectionOf(string path) => ClosingId().Replace(path, "");

    /// <summary>The path with all ids unnamed: what makes two operations the same one.</summary>
    public static string Shape(string path) => AnyId().Replace(path, "{}").TrimEnd('/');

    [GeneratedRegex(@"^v\d+(\.\d+)*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"/\{[^}/]+\}/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClosingId();

    [GeneratedRegex(@"\{[^}/]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyId();
}
