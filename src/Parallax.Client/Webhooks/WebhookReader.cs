using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>Turns the body of a webhook into an event.</summary>
internal static class WebhookReader
{
    private const int MaxDepth = 64;

    public static ParallaxWebhookEvent Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Read(Load(body));
        }
        catch (WireFormatException failure)
        {
            throw new ParallaxWebhookException($"The webhook cannot be read, {failure.Message}.");
        }
    }

    public static ParallaxWebhookEvent Read(JToken json)
        => Read(new WebhookMembers(json as JObject ?? throw new WireFormatException("an object was expected")));

    private static ParallaxWebhookEvent Read(WebhookMembers envelope)
    {
        var topic = envelope.Find("Topic", JsonReading.ReadString);
        if (string.IsNullOrEmpty(topic))
        {
            throw new WireFormatException("it is missing", "Topic");
        }

        return new ParallaxWebhookEvent
        {
            Topic = topic,
            Payload = WebhookPayloads.Read(topic, envelope.Find("Payload", FreeJson.ReadToken) ?? JValue.CreateNull()),
            CorrelationId = envelope.Find("CorrelationId", JsonReading.ReadString),
            EventOccurredOn = envelope.Find<DateTimeOffset?>(
                "EventOccurredOn", static (ref Utf8JsonReader reader) => reader.ReadDateTime()),
            UnknownMembers = envelope.Left,
        };
    }

    private static JToken Load(ReadOnlySpan<byte> body)
    {
        try
        {
            return FreeJson.Parse(body, MaxDepth);
        }
        catch (JsonException failure) when (failure is not WireFormatException)
        {
            // The reader counts from 0, and people from 1.
            throw new WireFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is not valid JSON of at most {MaxDepth} levels (line {failure.LineNumber + 1}, "
                        + $"position {failure.BytePositionInLine + 1})"));
        }
    }
}
