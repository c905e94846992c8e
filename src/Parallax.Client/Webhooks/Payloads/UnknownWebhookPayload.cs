using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>A payload as it came: of a topic that is not known, or of a known one that it does not fit.</summary>
public sealed class UnknownWebhookPayload : ParallaxWebhookPayload
{
    /// <summary>The payload; JSON null if there is none.</summary>
    public required JToken Json { get; init; }

    /// <summary>
    /// Why the payload of a known topic could not be read, such as <c>Payload.Id: it is missing</c>; it holds nothing of the payload.
    /// Null when it is the topic that is not known.
    /// </summary>
    public string? Problem { get; init; }
}
