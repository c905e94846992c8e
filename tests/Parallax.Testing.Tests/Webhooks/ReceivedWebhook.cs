using System.Text;

namespace Parallax.Tests.Testing.Webhooks;

/// <summary>A webhook as it came over the wire.</summary>
internal sealed record ReceivedWebhook(
    string Method, string? ContentType, string? Timestamp, string? Signature, IReadOnlyList<string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public ParallaxWebhookEvent Event => ParallaxWebhook.Parse(Body);

    public ParallaxWebhookVerdict Verify(string secret, TimeProvider time)
        => ParallaxWebhook.Verify(Body, Timestamp, Signature, secret, timeProvider: time);
}
