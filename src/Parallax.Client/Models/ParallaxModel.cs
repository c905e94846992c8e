using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Parallax.Models;

/// <summary>
/// What every object of the API has in common: it knows which of its members were assigned, by the caller or by the
/// answer it was read from, and it keeps the members that the description does not have.
/// </summary>
/// <remarks>
/// Just the assigned members are sent, null included. So <c>new UpdateProject { StageId = null }</c> clears the stage and
/// leaves everything else as it is.
/// </remarks>
public abstract class ParallaxModel : IJsonWritable
{
    private static readonly IReadOnlyDictionary<string, JToken> None = new Dictionary<string, JToken>(StringComparer.Ordinal);

    private Dictionary<string, JToken>? _unknown;

    private protected ParallaxModel()
    {
    }

    /// <summary>Members of an answer that the description does not have, by JSON name, as they came. Never sent back.</summary>
    public IReadOnlyDictionary<string, JToken> UnknownMembers => _unknown ?? None;

    /// <summary>
    /// Whether a property was assigned: by your code, or because the answer had the member. A member that came as null
    /// although the description does not allow it counts as absent.
    /// </summary>
    /// <param name="propertyName">The name of the C# property: <c>nameof(Project.StageId)</c>.</param>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    [SuppressMessage("Design", "CA1062", Justification = "A null name is no property either, and is refused as such.")]
    public virtual bool IsAssigned(string propertyName)
        => throw new ArgumentException(
            $"{GetType().Name} has no property '{propertyName}' that is a member of the API.", nameof(propertyName));

    void IJsonWritable.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteProperties(writer);
        writer.WriteEndObject();
    }

    /// <summary>How many properties the description has.</summary>
    internal virtual int PropertyCount => 0;

    /// <summary>Reads the value of a property if it is the one with this number; false if it is another one.</summary>
    internal virtual bool ReadProperty(ref Utf8JsonReader reader, int number) => false;

    /// <summary>Writes the properties that were assigned.</summary>
    internal virtual void WriteProperties(Utf8JsonWriter writer)
    {
    }

    internal void KeepUnknown(string name, JToken value)
        => (_unknown ??= new Dictionary<string, JToken>(StringComparer.Ordinal))[name] = value;

    [OnDeserializing]
    private void Refuse(StreamingContext context)
        => throw new NotSupportedException(
            $"A {GetType().Name} is not read property by property (PopulateObject, or a contract resolver without its converter): what is "
                + $"assigned would be lost. Deserialize it as a whole.");
}
