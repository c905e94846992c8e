using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>What is wrong with a request, by the names of its fields as they stand in the JSON or in the query.</summary>
internal sealed class FieldErrors
{
    /// <summary>The name for what concerns the whole body, as JSON paths call it.</summary>
    public const string WholeBody = "$";

    private readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    public bool Any => _messages.Count > 0;

    public void Add(string field, string message)
    {
        if (!_messages.TryGetValue(field, out var messages))
        {
            _messages.Add(field, messages = []);
        }

        if (!messages.Contains(message, StringComparer.Ordinal))
        {
            messages.Add(message);
        }
    }

    public void AddAll(FieldErrors errors)
    {
        foreach (var (field, messages) in errors._messages)
        {
            foreach (var message in messages)
            {
                Add(field, message);
            }
        }
    }

    /// <summary>Takes the messages over under the name of one field: for a value that was judged by itself.</summary>
    public void AddUnder(string field, FieldErrors errors)
    {
        foreach (var (_, messages) in errors._messages)
        {
            foreach (var message in messages)
            {
                Add(field, message);
            }
        }
    }

    public JsonObject ToJson() => new(_messages.Select(pair => KeyValuePair.Create<string, JsonNode?>(
        pair.Key,
        new JsonArray([.. pair.Value.Select(message => JsonValue.Create(message))]))));

    public override string ToString() => string.Join("; ", _messages.Select(pair => $"{pair.Key}: {string.Join(' ', pair.Value)}"));
}
