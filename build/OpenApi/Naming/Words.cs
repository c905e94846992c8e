using System.Text;

namespace Parallax.OpenApi.Naming;

/// <summary>Names for C#, and the English that paths are written in.</summary>
internal static class Words
{
    private static readonly (string One, string Many)[] Irregular = [("Person", "People"), ("Child", "Children"), ("Status", "Statuses"), ("Address", "Addresses")];

    /// <summary><c>rate-cards</c>, <c>rate_cards</c> and <c>rate cards</c> are all <c>RateCards</c>.</summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var letter in text)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                isStart = true;
                continue;
            }

            name.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = false;
        }

        return name.Length > 0 && char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    public static string Singular(string name)
    {
        foreach (var (one, many) in Irregular)
        {
            if (name.EndsWith(many, StringComparison.Ordinal))
            {
                return name[..^many.Length] + one;
            }
        }

        return name switch
        {
            [.. var stem, 'i', 'e', 's'] => stem + "y",
            [.., 's', 's', 'e', 's'] or [.., 'x' or 'h', 'e', 's'] => name[..^2],
            [.., 's', 's'] => name,
            [.. var stem, 's'] => stem,
            _ => name,
        };
    }

    public static string Plural(string name)
    {
        foreach (var (one, many) in Irregular)
        {
            if (name.EndsWith(one, StringComparison.Ordinal))
            {
                return name[..^one.Length] + many;
            }
        }

        return name switch
        {
            [.. var stem, 'y'] when stem.Length > 0 && !"aeiou".Contains(stem[^1], StringComparison.Ordinal) => stem + "ies",
            [.., 'x' or 's'] or [.., 'c' or 's', 'h'] => name + "es",
            _ => name + "s",
        };
    }
}
