using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>Turns the body of a webhook into an event.</summary>
internal static class WebhookReader
{
    private const int MaxDepth = 64;

    public static ParallaxWebhookEvent Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = Encoding.UTF8.GetString(body.StartsWith(mark) ? body[mark.Length..] : body);
        try
        {
            return Read(new WebhookMembers(Load(text)));
        }
        catch (WireFormatException failure)
        {
            throw new ParallaxWebhookException($"The webhook cannot be read, {failure.Message}.");
        }
    }

    private static ParallaxWebhookEvent Read(WebhookMembers envelope)
    {
        var topic = envelope.Find<string>("Topic");
        if (string.IsNullOrEmpty(topic))
        {
            throw new WireFormatException("it is missing", "Topic");
        }

        return new ParallaxWebhookEvent
        {
            Topic = topic,
            Payload = WebhookPayloads.Read(topic, envelope.Find<JToken>("Payload") ?? JValue.CreateNull()),
            CorrelationId = envelope.Find<string>("CorrelationId"),
            EventOccurredOn = envelope.Find<DateTimeOffset?>("EventOccurredOn"),
            UnknownMembers = envelope.Left,
        };
    }

    private static JObject Load(string text)
    {
        try
        {
            return Load(text, FloatParseHandling.Decimal);
        }
        catch (Exception first) when (IsOfTheParser(first))
        {
            try
            {
                // A number that no decimal can hold, in a member that nobody knows, must not cost the event.
                return Load(text, FloatParseHandling.Double);
            }
            catch (Exception second) when (IsOfTheParser(second))
            {
                var place = second is JsonReaderException { LineNumber: > 0 } at ? string.Create(CultureInfo.InvariantCulture, $" (line {at.LineNumber}, position {at.LinePosition})") : "";
                throw new WireFormatException(string.Create(CultureInfo.InvariantCulture, $"it is not valid JSON of at most {MaxDepth} levels{place}"));
            }
        }
    }

    private static JObject Load(string text, FloatParseHandling floats)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            ArrayPool = CharPool.Shared,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = floats,
            MaxDepth = MaxDepth,
        };
        if (WireReader.Advance(reader) != JsonToken.StartObject)
        {
            throw new WireFormatException("an object was expected");
        }

        var json = JObject.Load(reader);
        return reader.Read() ? throw new WireFormatException("there is more text after the end") : json;
    }

    private static bool IsOfTheParser(Exception failure) => failure is not WireFormatException && WireFormatException.IsFormatFailure(failure);
}
