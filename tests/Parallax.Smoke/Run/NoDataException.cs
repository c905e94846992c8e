using System.Text.RegularExpressions;

namespace Parallax.Tests.Smoke;

/// <summary>A call needs an id that nothing before it has given.</summary>
internal sealed partial class NoDataException(SmokeObject kind) : Exception($"no data: there is no {Words(kind)} to call it with")
{
    private static string Words(SmokeObject kind) => Humps().Replace(kind.ToString(), " ").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Humps();
}
