using System.Globalization;

namespace Parallax.Tests.Webhooks;

/// <summary>What was signed is taken, and nothing else.</summary>
internal sealed class VerifyTests
{
    [Test]
    public void A_signature_is_taken_in_hex_of_either_case_and_in_base64(
        [Values(
            Signed.Hex,
            "sha256=75DC4405F882C05D073A1647FC8195A2B9CE6C7407ADF3D686ADEB719985F18D",
            "sha256=75Dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18D",
            Signed.Base64)]
        string signature)
        => Assert.That(Signed.Verify(signature: signature), Is.EqualTo(ParallaxWebhookVerdict.Valid));

    [Test]
    public void Not_one_bit_of_the_body_may_change()
    {
        var body = Signed.Body;
        var verdicts = new List<ParallaxWebhookVerdict>();
        for (var bit = 0; bit < body.Length * 8; bit++)
        {
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            verdicts.Add(Signed.Verify(body));
            body[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.That(verdicts, Is.All.EqualTo(ParallaxWebhookVerdict.WrongSignature).And.Exactly(Signed.Json.Length * 8).Items);
        Assert.That(Signed.Verify(body), Is.EqualTo(ParallaxWebhookVerdict.Valid));
    }

    [Test]
    public void Not_one_bit_of_the_signature_may_change()
    {
        var signature = Convert.FromHexString(Signed.Hex.AsSpan("sha256=".Length));
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(
                Signed.Verify(signature: "sha256=" + Convert.ToHexString(signature)),
                Is.EqualTo(ParallaxWebhookVerdict.WrongSignature),
                bit.ToString(CultureInfo.InvariantCulture));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Test]
    public void The_body_may_not_grow_or_shrink()
        => Assert.That(
            new[]
            {
                Signed.Body[..^1], Signed.Body[1..], [.. Signed.Body, (byte)'\n'], [0xEF, 0xBB, 0xBF, .. Signed.Body], []
            }.Select(body => Signed.Verify(body)),
            Is.All.EqualTo(ParallaxWebhookVerdict.WrongSignature));

    [Test]
    public void The_timestamp_is_signed_as_it_came()
        => Assert.That(
            new[] { "1741608001", "01741608000" }.Select(timestamp => Signed.Verify(timestamp: timestamp)),
            Is.All.EqualTo(ParallaxWebhookVerdict.WrongSignature));

    [Test]
    public void Where_the_timestamp_ends_is_signed()
        => Assert.That(
            Signed.Verify([(byte)'0', (byte)'.', .. Signed.Body], timestamp: "174160800"),
            Is.EqualTo(ParallaxWebhookVerdict.WrongSignature));

    [Test]
    public void A_zero_in_front_belongs_to_what_is_signed()
    {
        // openssl: "01741608000." and the body.
        const string OfZero = "sha256=9621f6bfeca8c4146f762827a94797069044171e00c1b40a477796b427e732d5";
        Assert.That(Signed.Verify(timestamp: "01741608000", signature: OfZero), Is.EqualTo(ParallaxWebhookVerdict.Valid));
    }

    [Test]
    public void Another_secret_is_refused([Values("whsec_test-012345678", "whsec_test-0123456789 ", "WHSEC_TEST-0123456789")] string secret)
        => Assert.That(Signed.Verify(secret: secret), Is.EqualTo(ParallaxWebhookVerdict.WrongSignature));

    [Test]
    public void A_secret_beyond_ASCII_is_used_as_UTF_8()
    {
        // openssl, with the secret "schlüssel-☂".
        const string Signature = "sha256=6c6f3cd499781e0c6a855529b8eff3c0ecf9bba2bbad2bc03e1014b8ae711bda";
        Assert.That(Signed.Verify(signature: Signature, secret: "schlüssel-☂"), Is.EqualTo(ParallaxWebhookVerdict.Valid));
    }

    [Test]
    public void While_the_secret_is_replaced_either_one_will_do()
        => Assert.That(
            new[]
            {
                Signed.Verify(secret: "new", previous: Signed.Secret),
                Signed.Verify(secret: Signed.Secret, previous: "old"),
                Signed.Verify(secret: "new", previous: "old")
            },
            Is.EqualTo(new[] { ParallaxWebhookVerdict.Valid, ParallaxWebhookVerdict.Valid, ParallaxWebhookVerdict.WrongSignature }));

    [Test]
    public void An_empty_body_is_judged_like_any_other()
    {
        // openssl: "1741608000." and nothing more.
        const string OfNothing = "sha256=b3699c12c1cc0c274c4015f9ca880e283076ed7b98cf7a1802fd0c52506ccbd8";
        Assert.That(
            (Signed.Verify([], signature: OfNothing), Signed.Verify(signature: OfNothing)),
            Is.EqualTo((ParallaxWebhookVerdict.Valid, ParallaxWebhookVerdict.WrongSignature)));
    }

    [Test]
    public void A_header_that_is_missing_is_named()
        => Assert.Multiple(() =>
        {
            Assert.That(
                new[] { Signed.Verify(timestamp: null), Signed.Verify(timestamp: "") },
                Is.All.EqualTo(ParallaxWebhookVerdict.MissingTimestamp));
            Assert.That(
                new[] { Signed.Verify(signature: null), Signed.Verify(signature: "") },
                Is.All.EqualTo(ParallaxWebhookVerdict.MissingSignature));
        });

    [TestCase("75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18d", Description = "no prefix")]
    [TestCase("sha1=75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18d")]
    [TestCase("sha256:75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18d")]
    [TestCase("sha256=")]
    [TestCase("sha256=75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f1")]
    [TestCase("sha256=75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18d00")]
    [TestCase("sha256=75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18g")]
    [TestCase("sha256=75dc4405f882c05d073a1647fc8195a2b9ce6c7407adf3d686adeb719985f18\uFF44", Description = "a wide letter d")]
    [TestCase("sha256= ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Y0=")]
    [TestCase("sha256=ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Y0")]
    [TestCase("sha256=ddxEBfiCwF0HOhZH_IGVornObHQHrfPWhq3rcZmF8Y0=", Description = "the alphabet for addresses")]
    [TestCase("sha256=ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Y0A", Description = "33 bytes")]
    [TestCase("sha256=ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Q==", Description = "31 bytes")]
    [TestCase("sha256=                                            ")]
    [TestCase(
        "sha256=ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Y0=,sha256=ddxEBfiCwF0HOhZH/IGVornObHQHrfPWhq3rcZmF8Y0=",
        Description = "the header twice")]
    public void A_signature_in_no_known_form_is_malformed(string signature)
        => Assert.That(Signed.Verify(signature: signature), Is.EqualTo(ParallaxWebhookVerdict.MalformedSignature));

    [Test]
    public void A_secret_with_which_anybody_could_sign_is_refused_without_being_quoted(
        [Values("", "  ", "whsec_with-line-break\n")] string secret)
        => Assert.Multiple(() =>
        {
            Assert.That(
                () => Signed.Verify(secret: secret),
                Throws.ArgumentException.With.Property("ParamName")
                    .EqualTo("secret").And.Message.StartsWith("The webhook secret ").And.Message.Not.Contains("whsec"));
            Assert.That(
                () => Signed.Verify(previous: secret),
                Throws.ArgumentException.With.Property("ParamName").EqualTo("previousSecret").And.Message.Not.Contains("whsec"));
        });

    [Test]
    public void Without_a_secret_nothing_is_judged()
        => Assert.That(
            () => ParallaxWebhook.Verify(Signed.Body, Signed.Timestamp, Signed.Hex, secret: null!), Throws.ArgumentNullException);

    [Test]
    public void Without_a_clock_it_is_that_of_the_system()
        => Assert.That(
            ParallaxWebhook.Verify(Signed.Body, Signed.Timestamp, Signed.Hex, Signed.Secret),
            Is.EqualTo(ParallaxWebhookVerdict.TooOld),
            "The vector is of 2025.");

    [Test]
    public void A_variable_that_was_never_assigned_does_not_say_valid()
        => Assert.That(default(ParallaxWebhookVerdict), Is.Not.EqualTo(ParallaxWebhookVerdict.Valid));
}
