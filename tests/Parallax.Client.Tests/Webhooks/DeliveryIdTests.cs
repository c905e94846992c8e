namespace Parallax.Tests.Webhooks;

/// <summary>The name under which a delivery is remembered.</summary>
internal sealed class DeliveryIdTests
{
    [Test]
    public void It_is_the_hash_of_what_is_signed()

        // openssl dgst -sha256, over the timestamp, a dot and the body.
        => Assert.That(
            ParallaxWebhook.DeliveryId(Signed.Body, Signed.Timestamp),
            Is.EqualTo("52BDC2694D1F2AF6AE644A48750FDBD070B739E5C0AC36A50CD80E862063BEA1"));

    [Test]
    public void Another_time_or_another_body_is_another_delivery()
        => Assert.That(
            new[]
            {
                ParallaxWebhook.DeliveryId(Signed.Body, Signed.Timestamp),
                ParallaxWebhook.DeliveryId(Signed.Body, "1741608001"),
                ParallaxWebhook.DeliveryId(Signed.Body.AsSpan(1), Signed.Timestamp),
                ParallaxWebhook.DeliveryId([], Signed.Timestamp),
            },
            Is.Unique);

    [Test]
    public void Without_a_time_there_is_no_delivery()
        => Assert.That(
            () => ParallaxWebhook.DeliveryId([], timestamp: null!),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("timestamp"));
}
