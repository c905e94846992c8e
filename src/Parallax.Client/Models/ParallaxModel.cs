using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
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
public abstract class ParallaxModel
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
        => throw new ArgumentException($"{GetType().Name} has no property '{propertyName}' that is a member of the API.", nameof(propertyName));

    internal virtual bool ReadMember(string name, JsonReader reader) => false;

    internal virtual void WriteMembers(JsonWriter writer)
    {
    }

    internal void KeepUnknown(string name, JToken value)
        => (_unknown ??= new Dictionary<string, JToken>(StringComparer.Ordinal))[name] = value;
}
