using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Takes out of descriptions what C# would take for the end of a line of comment.</summary>
internal static class DocTexts
{
    public static void Apply(Document document) => Clean(document.Root);

    private static void Clean(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var name in map.Select(member => member.Key).ToList())
                {
                    if (name is "description" or "summary" && map.Text(name) is { } text && text.Any(IsLineEnd))
                    {
                        map[name] = string.Concat(text.Select(letter => IsLineEnd(letter) ? ' ' : letter));
                    }
                    else
                    {
                        Clean(map[name]);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Clean(item);
                }

                break;
        }
    }

    private static bool IsLineEnd(char letter)
        => letter is '\u0085' or '\u2028' or '\u2029' || (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));
}
