using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax;

/// <summary>Reads and writes an event with System.Text.Json as the vendor sends it, whatever the options say.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookEventJsonConverter : JsonConverter<ParallaxWebhookEvent>
{
    /// <inheritdoc />
    public override ParallaxWebhookEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => WebhookReader.Read(reader.ReadToken());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ParallaxWebhookEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(value);
    }
}

/// <summary>Reads and writes a payload with System.Text.Json as the vendor sends it, whatever the options say.</summary>
/// <typeparam name="T">The class of the payload; to be read, that of one topic.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookPayloadJsonConverter<T> : JsonConverter<T>
    where T : ParallaxWebhookPayload
{
    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => (T)WebhookPayloads.Read(typeof(T), reader.ReadToken());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(value);
    }
}

internal sealed class WebhookEventConverter : Utf8Converter<ParallaxWebhookEvent>
{
    protected override ParallaxWebhookEvent Read(ref Utf8JsonReader reader) => WebhookReader.Read(reader.ReadToken());
}

internal sealed class WebhookPayloadConverter<T> : Utf8Converter<T>
    where T : ParallaxWebhookPayload
{
    protected override T Read(ref Utf8JsonReader reader) => (T)WebhookPayloads.Read(typeof(T), reader.ReadToken());
}
