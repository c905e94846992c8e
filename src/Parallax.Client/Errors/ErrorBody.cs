using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>What the body of an error says, in any of the shapes that were seen: problem, <c>{"error": …}</c>, or something else.</summary>
internal sealed class ErrorBody
{
    public string? Title { get; private init; }

    public string? Detail { get; private init; }

    public string? Type { get; private init; }

    public string? TraceId { get; private init; }

    public bool IsObject { get; private init; }

    public Dictionary<string, IReadOnlyList<string>> Errors { get; } = new(StringComparer.Ordinal);

    public static ErrorBody Parse(string text)
    {
        if (ToObject(text) is not { } json)
        {
            return new ErrorBody();
        }

        var body = new ErrorBody
        {
            IsObject = true,
            Title = Text(json["title"]),
            Detail = Text(json["detail"]) ?? Text(json["error"]),
            Type = Text(json["type"]),
            TraceId = Text(json["trace_id"]) ?? Text(json["traceId"]),
        };
        body.AddErrors(json["errors"]);
        return body;
    }

    private static JObject? ToObject(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonException)
        {
            // Not JSON, or cut off: the status has to speak for itself, and ResponseBody keeps the text.
            return null;
        }
    }

    private void AddErrors(JToken? errors)
    {
        if (errors is JObject byField)
        {
            foreach (var (field, messages) in byField)
            {
                Errors[field] = Texts(messages);
            }
        }
        else if (errors is JArray)
        {
            Errors[""] = Texts(errors);
        }
    }

    private static IReadOnlyList<string> Texts(JToken? messages)
        => messages is JArray several
            ? [.. several.Select(m => Text(m) ?? m.ToString(Formatting.None))]
            : Text(messages) is { } one ? [one] : [];

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text : null;
}
