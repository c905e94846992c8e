using System.Text;

namespace Parallax.Tests.Webhooks;

/// <summary>
/// A webhook whose signature was computed with <c>openssl dgst -sha256 -hmac</c>, over the timestamp, a dot and the body.
/// </summary>
internal static class Signed
{
    public const string Secret = "whsec_test-0123456789";

    /// <summary>2025-03-10T12:00:00Z, at which the clock of the tests stands.</summary>
    public const string Timestamp = "1741608000";

    public const string Json =
        """{"Payload":{"Id":"0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11","ModifiedProperties":"""
            + """["Name","StageId"]},"Topic":"project.modified","CorrelationId":"b7c1","EventOccurredOn":"2025-03-10T11:59:58.5Z"}""";

    public const string Hex = "sha256=75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18d";

    public const string Base64 = "sha256=ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Y0=";

    public static byte[] Body => Encoding.UTF8.GetBytes(Json);

    public static ParallaxWebhookVerdict Verify(
        byte[]? body = null, string? timestamp = Timestamp, string? signature = Hex, string secret = Secret, string? previous = null,
        TimeSpan? tolerance = null, TimeProvider? time = null)
        => ParallaxWebhook.Verify(body ?? Body, timestamp, signature, secret, previous, tolerance, time ?? new FakeTime());
}
