using System.Collections.ObjectModel;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax;

/// <summary>One event that Parallax reports. The four members of the envelope are documented.</summary>
/// <remarks>
/// To keep an event for later, keep the body as it came, and read it again with <see cref="ParallaxWebhook.Parse"/>; or serialise the
/// event: System.Text.Json and Newtonsoft.Json write it in the form of the body, members that are not documented included.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookEventJsonConverter))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookEventConverter))]
public sealed class ParallaxWebhookEvent : IJsonWritable
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

    void IJsonWritable.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.Write("Topic"u8, Topic);
        writer.Write("Payload"u8, Payload);
        writer.Write("CorrelationId"u8, CorrelationId);
        writer.Write("EventOccurredOn"u8, EventOccurredOn);
        WebhookMembers.Write(writer, UnknownMembers);
        writer.WriteEndObject();
    }
}
