using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parallax.Testing;

/// <summary>A webhook for one subscriber, signed. However often it is sent, it stays the same.</summary>
internal sealed class WebhookMessage
{
    private int _attempts;

    public WebhookMessage(WebhookTarget target, ParallaxWebhookTopic topic, byte[] body, DateTimeOffset now)
    {
        Target = target;
        Topic = topic;
        Body = body;
        Timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Signature = Sign();
    }

    public WebhookTarget Target { get; }

    public ParallaxWebhookTopic Topic { get; }

    public byte[] Body { get; }

    public string Timestamp { get; }

    public string Signature { get; }

    public static byte[] Envelope(ParallaxWebhookTopic topic, string payload, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("Payload"u8);
            writer.WriteRawValue(payload);
            writer.WriteString("Topic"u8, topic.Value);
            writer.WriteString("CorrelationId"u8, Guid.NewGuid());
            writer.WriteString("EventOccurredOn"u8, now.UtcDateTime);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public ParallaxWebhookDelivery NextAttempt() => new(this, Interlocked.Increment(ref _attempts));

    private string Sign()
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(Timestamp), (byte)'.', .. Body];
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Target.Secret), signed);
        return "sha256="
            + (Target.Encoding is ParallaxWebhookEncoding.Hex
                ? Convert.ToHexString(signature).ToLowerInvariant()
                : Convert.ToBase64String(signature));
    }
}
