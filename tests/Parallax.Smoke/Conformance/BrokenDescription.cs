using System.Text.RegularExpressions;

namespace Parallax.Tests.Conformance;

/// <summary>
/// A copy of the description by which an emulator gives nothing but wrong answers: ids that are none, days that are none, and
/// where there is no body to be wrong, a status that is not described.
/// </summary>
internal static partial class BrokenDescription
{
    public static async Task<string> ReadAsync(string path)
    {
        var text = await File.ReadAllTextAsync(path);
        text = Ids().Replace(text, "'not-a-uuid'");
        text = Days().Replace(text, "'not-a-day'");
        return StatusesWithoutBody().Replace(text, last => last.Value is "0" ? "2" : "6");
    }

    [GeneratedRegex("'[0-9a-f]{8}-[0-9a-f-]{27}'", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Ids();

    [GeneratedRegex("'[0-9]{4}-[0-9]{2}-[0-9]{2}'", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Days();

    // 200 becomes 202, and 204 becomes 206.
    [GeneratedRegex(
        @"(?<='20)[04](?=':\n +description: (Changed|Deleted)\.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StatusesWithoutBody();
}
