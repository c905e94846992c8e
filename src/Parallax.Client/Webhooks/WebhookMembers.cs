using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>Gives out the members of an object, and knows which are left.</summary>
internal sealed class WebhookMembers(JObject json)
{
    private readonly Dictionary<string, JToken> _left = json.Properties()
        .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);

    /// <summary>The members that nobody asked for, and those that could not be read.</summary>
    public IReadOnlyDictionary<string, JToken> Left => _left;

    /// <summary>The value of a member; null if it is missing or null.</summary>
    /// <exception cref="WireFormatException">It has a value of another type.</exception>
    public T? Find<T>(string name, JsonRead<T> read)
    {
        if (!_left.TryGetValue(name, out var token))
        {
            return default;
        }

        try
        {
            var value = token.Type == JTokenType.Null ? default : JsonReading.Parse(JsonBytes.Of(token), read);
            _left.Remove(name);
            return value;
        }
        catch (Exception failure) when (WireFormatException.IsFormatFailure(failure))
        {
            throw WireFormatException.At(name, failure);
        }
    }

    /// <summary>Writes what was left, as it came.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JToken> left)
    {
        foreach (var (name, value) in left)
        {
            writer.WritePropertyName(name);
            writer.WriteToken(value);
        }
    }

    /// <summary>An id that has to be there.</summary>
    /// <exception cref="WireFormatException">It is missing, or is no UUID.</exception>
    public Guid Id(string name)
        => Find<Guid?>(name, static (ref Utf8JsonReader reader) => reader.ReadGuid())
            ?? throw new WireFormatException("it is missing", name);

    /// <summary>Names, where that is what the member holds. Its form is not documented, so any other one is left as it came.</summary>
    public IReadOnlyList<string>? NamesIfAny(string name)
    {
        try
        {
            return Find(name, static (ref Utf8JsonReader reader) => reader.ReadList(JsonReading.ReadString));
        }
        catch (WireFormatException)
        {
            return null;
        }
    }
}
