using System.Collections.ObjectModel;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>One event that Parallax reports. The four members of the envelope are documented.</summary>
/// <remarks>To keep an event for later, keep the body as it came, and read it again with <see cref="ParallaxWebhook.Parse"/>.</remarks>
public sealed class ParallaxWebhookEvent
{
    /// <summary>What happened.</summary>
    public required ParallaxWebhookTopic Topic { get; init; }

    /// <summary>
    /// What it happened to: a class per known topic, such as <see cref="ProjectModified"/>; for everything else an
    /// <see cref="UnknownWebhookPayload"/>. Ids only: what the object is like now, the API says.
    /// </summary>
    public required ParallaxWebhookPayload Payload { get; init; }

    /// <summary>
    /// What the vendor correlates events by; null if the body has none. Its type is not documented: it is kept as text. That it
    /// differs from event to event is not documented either.
    /// </summary>
    public string? CorrelationId { get; init; }

    /// <summary>When it happened; null if the body does not say. A time without an offset is taken as UTC.</summary>
    public DateTimeOffset? EventOccurredOn { get; init; }

    /// <summary>Members of the envelope that are not documented, by JSON name, as they came.</summary>
    public IReadOnlyDictionary<string, JToken> UnknownMembers { get; init; } = ReadOnlyDictionary<string, JToken>.Empty;
}
