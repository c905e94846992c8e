using System.Text.RegularExpressions;

namespace Parallax.OpenApi.Locating;

/// <summary>Lines of a description, YAML or JSON.</summary>
internal static class Lines
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The line, from 1, on which a member of this name begins; 0 if there is none, as the names of the build may be others.
    /// </summary>
    public static int Of(string member, string text)
    {
        var name = Regex.Match(text, $@"^\s*[{{,]?\s*[""']?{Regex.Escape(member)}[""']?\s*:", RegexOptions.Multiline, Patience);
        return name.Success ? text.AsSpan(0, name.Index + name.Length).Count('\n') + 1 : 0;
    }
}
