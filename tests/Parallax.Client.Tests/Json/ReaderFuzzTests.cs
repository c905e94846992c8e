using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Json;

/// <summary>
/// JSON that is made by its grammar and then damaged in places: the reader takes for JSON what System.Text.Json takes for it, reads of it
/// what that reads, and has one exception for all the rest.
/// </summary>
internal sealed class ReaderFuzzTests
{
    private const int Texts = 2000;

    private static readonly JsonDocumentOptions Same = new() { MaxDepth = 1000, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Names = ["id", "name", "tags", "status", "target_budget", "brand_new", "", "n\\u0061me", "ü", "$type"];

    private static readonly string[] Scalars =
        [
            "null", "true", "false", "0", "-0", "1e5", "-1.5E-3", "12345678901234567890", "1e400", "0.1", "\"\"", "\"a\"",
            "\"\\u00e4\\n\"", "\"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16\"", "\"2024-01-01T00:00:00Z\"", "\"😀\""
        ];

    private static readonly string[] Damage =
    [
        ",", ":", "{", "}", "[", "]", "\"", "\\", "\u0001", "01", "+1", ".5", "1.", "NaN", "tru", "'a'", "/*x*/", "//x\n", "\uFEFF", " ",
        "\\x", "e", "-", "\0"
    ];

    [Test]
    public void Reader_and_System_Text_Json_agree_on_what_is_JSON_and_what_it_says([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        var valid = 0;
        for (var i = 0; i < Texts; i++)
        {
            var json = Mutated(random, Value(random, depth: 0));
            var expected = Judged(json);
            valid += expected is null ? 0 : 1;
            Assert.That(Read(json), Is.EqualTo(expected), json);
        }

        Assert.That(valid, Is.InRange(Texts / 5, Texts * 4 / 5), "of both kinds, or it proves little");
    }

    [Test]
    public void Model_is_read_or_refused_with_its_place_whatever_the_text_says([Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Texts; i++)
        {
            var json = Mutated(random, Object(random, depth: 0));
            var isJson = Judged(json) is not null;
            try
            {
                var model = JsonReading.Parse(Encoding.UTF8.GetBytes(json), JsonReading.Read<Project>);
                Assert.That(isJson, Is.True, json);
                Assert.That(
                    JsonBytes.Of(JsonReading.Parse(JsonBytes.Of(model), JsonReading.Read<Project>)), Is.EqualTo(JsonBytes.Of(model)), json);
            }
            catch (Exception failure) when (WireFormatException.IsFormatFailure(failure))
            {
                Assert.That(failure is WireFormatException || !isJson, Is.True, json);
            }
        }
    }

    // Null if it is no JSON; else the text of every value, in order, in one spelling.
    private static string? Judged(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json), Same);
            var text = new StringBuilder();
            Spell(document.RootElement, text);
            return text.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Read(string json)
    {
        try
        {
            var text = new StringBuilder();
            Spell(FreeJson.Parse(Encoding.UTF8.GetBytes(json)), text);
            return text.ToString();
        }
        catch (Exception failure) when (failure is JsonException or WireFormatException)
        {
            return null;
        }
    }

    private static void Spell(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var last = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var property in element.EnumerateObject())
                {
                    last[property.Name] = property.Value;
                }

                foreach (var (name, value) in last.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    text.Append('{').Append(name).Append('=');
                    Spell(value, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Spell(item, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append('"').Append(element.GetString()).Append('"');
                break;
            case JsonValueKind.Number:
                text.Append(element.GetDouble() + 0.0).Append(';');
                break;
            default:
                text.Append(element.ValueKind);
                break;
        }
    }

    private static void Spell(JToken token, StringBuilder text)
    {
        switch (token)
        {
            case JObject json:
                foreach (var property in json.Properties().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    text.Append('{').Append(property.Name).Append('=');
                    Spell(property.Value, text);
                }

                text.Append('}');
                break;
            case JArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Spell(item, text);
                }

                text.Append(']');
                break;
            case JValue { Type: JTokenType.String } value:
                text.Append('"').Append((string?)value).Append('"');
                break;
            case JValue { Type: JTokenType.Null or JTokenType.Boolean } value:
                text.Append(value.Value switch { true => JsonValueKind.True, false => JsonValueKind.False, _ => JsonValueKind.Null });
                break;
            default:
                text.Append(
                    double.Parse(token.ToString(Newtonsoft.Json.Formatting.None), System.Globalization.CultureInfo.InvariantCulture) + 0.0)
                    .Append(';');
                break;
        }
    }

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 1 : 3) switch
    {
        0 => Scalars[random.Next(Scalars.Length)],
        1 => Object(random, depth + 1),
        _ => $"[{Several(random, 4, () => Space(random) + Value(random, depth + 1), Space(random) + ",")}]",
    };

    private static string Object(Random random, int depth)
        => $"{{{Several(random, 5, () => Property(random, depth), ",")}{Space(random)}}}";

    private static string Property(Random random, int depth)
        => $"{Space(random)}\"{Names[random.Next(Names.Length)]}\"{Space(random)}:{Value(random, depth + 1)}";

    private static string Several(Random random, int fewerThan, Func<string> one, string between)
        => string.Join(between, Enumerable.Range(0, random.Next(fewerThan)).Select(_ => one()));

    private static string Space(Random random) => random.Next(6) switch { 0 => " ", 1 => "\r\n\t", 2 => "/**/", _ => "" };

    private static string Mutated(Random random, string json)
    {
        for (var count = random.Next(3); count > 0; count--)
        {
            var at = random.Next(json.Length + 1);
            json = random.Next(3) switch
            {
                0 => json.Insert(at, Damage[random.Next(Damage.Length)]),
                1 when at < json.Length => json.Remove(at, 1),
                _ => json[..at] + Value(random, depth: 4) + json[at..],
            };
        }

        return json;
    }
}
