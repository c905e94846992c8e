using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Normalising;

/// <summary>A place where a schema stands.</summary>
/// <param name="Holder">The object or array around it.</param>
/// <param name="Key">The name of the member, or null in an array.</param>
/// <param name="Index">The index in the array.</param>
/// <param name="Name">What the schema is to be called if it needs a name: it follows from the place.</param>
/// <param name="IsNamed">Whether it has its name already, being one of the components.</param>
/// <param name="IsPart">Whether it is one part of an <c>allOf</c>, and no type of its own.</param>
internal sealed record SchemaSlot(JsonNode Holder, string? Key, int Index, string Name, bool IsNamed = false, bool IsPart = false)
{
    public JsonNode? Schema
    {
        get => Key is null ? Holder[Index] : Holder[Key];
        set
        {
            if (ReferenceEquals(value, Schema))
            {
                return;
            }

            if (Key is null)
            {
                Holder[Index] = value;
            }
            else
            {
                Holder[Key] = value;
            }
        }
    }
}
