using System.Text.RegularExpressions;

namespace Parallax.Tests.Support;

internal sealed record Operation(
    string Id, string Method, string Path, string Tag, bool IsInferred, string? Result, IReadOnlyList<string> QueryNames)
{
    /// <summary>Matches the paths that fill the template.</summary>
    public Regex Pattern { get; } = new(
        "^" + Regex.Replace(Path, @"\{\w+\}", "([^/]+)", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$",
        RegexOptions.None,
        TimeSpan.FromSeconds(1));

    public override string ToString() => Id;
}
