using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>An object in the store. The nodes are for whoever holds the store's gate; the bytes may be read without it.</summary>
internal sealed class StoredObject
{
    public StoredObject(StoredCollection collection, string? id, JsonObject value)
    {
        Collection = collection;
        Id = id;
        Value = value;
        Utf8 = JsonText.ToUtf8(value);
    }

    public StoredCollection Collection { get; }

    public string? Id { get; }

    public JsonObject Value { get; private set; }

    public byte[] Utf8 { get; private set; }

    public void Replace(JsonObject value)
    {
        Value = value;
        Utf8 = JsonText.ToUtf8(value);
    }

    public bool Has(string member, string value)
        => Value[member] is JsonValue found && string.Equals(found.ToString(), value, StringComparison.OrdinalIgnoreCase);
}
