using System.Text;
using Humanizer;

namespace Parallax.OpenApi.Naming;

/// <summary>Names for C#, and the English that paths are written in.</summary>
internal static class Words
{
    // What Humanizer takes for something else: taxes for those of a taxi, leaves for those of a tree.
    static Words()
    {
        Vocabularies.Default.AddIrregular("bonus", "bonuses");
        Vocabularies.Default.AddIrregular("leave", "leaves");
        Vocabularies.Default.AddIrregular("tax", "taxes");
        Vocabularies.Default.AddUncountable("data");
    }

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

    public static string Singular(string name) => WithLastWord(name, word => word.Singularize(inputIsKnownToBePlural: false));

    public static string Plural(string name) => WithLastWord(name, word => word.Pluralize(inputIsKnownToBeSingular: false));

    // Humanizer knows words, not names: of ProjectStatus it is asked about Status.
    private static string WithLastWord(string name, Func<string, string> change)
    {
        var start = name.Length;
        while (start > 0 && !char.IsUpper(name[start - 1]))
        {
            start--;
        }

        while (start > 0 && char.IsUpper(name[start - 1]))
        {
            start--;
        }

        return name[..start] + change(name[start..]);
    }
}
