using System.Collections.ObjectModel;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>What a webhook says of the object that something happened to. Take it apart with <c>switch</c>.</summary>
public abstract class ParallaxWebhookPayload
{
    private protected ParallaxWebhookPayload()
    {
    }

    /// <summary>Members that are not documented, or not in the form that was expected, by JSON name, as they came.</summary>
    public IReadOnlyDictionary<string, JToken> UnknownMembers { get; init; } = ReadOnlyDictionary<string, JToken>.Empty;
}
