using System.ComponentModel;
using System.Reflection;

namespace Parallax.Tests.Webhooks;

/// <summary>The secret goes in and never comes out.</summary>
internal sealed class SecretTests
{
    private const string Secret = "whsec_secret-0123456789";

    [Test]
    public void It_prints_as_stars()
    {
        ParallaxWebhookSecret secret = Secret;
        Assert.That((secret.ToString(), $"{secret}", string.Concat(secret)), Is.EqualTo(("***", "***", "***")));
    }

    [Test]
    public void No_public_member_shows_it()
    {
        ParallaxWebhookSecret secret = Secret;
        var shown = typeof(ParallaxWebhookSecret).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            .Select(member => member switch
            {
                PropertyInfo property => property.GetValue(secret)?.ToString(),
                FieldInfo field => field.GetValue(secret)?.ToString(),
                MethodInfo method when method.GetParameters().Length == 0 => method.Invoke(secret, null)?.ToString(),
                _ => null,
            }).OfType<string>().ToList();
        Assert.That(shown, Is.Not.Empty.And.All.Not.Contains(Secret));
    }

    [Test]
    public void No_serializer_writes_it()
    {
        var settings = new { Secret = ParallaxWebhookSecret.FromString(Secret), Queue = 5 };
        Assert.That(
            new[] { ModelJson.Write(settings), System.Text.Json.JsonSerializer.Serialize(settings) },
            Is.All.Not.Contains(
                Secret).And.All.Not.Contains(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret))).And.All.Contains(
                "Queue"));
    }

    [Test]
    public void A_converter_reads_it_for_configuration_and_writes_stars()
    {
        var converter = TypeDescriptor.GetConverter(typeof(ParallaxWebhookSecret));
        var secret = converter.ConvertFromInvariantString(Signed.Secret);
        Assert.That(secret, Is.TypeOf<ParallaxWebhookSecret>());
        Assert.That((converter.CanConvertFrom(typeof(string)), converter.CanConvertFrom(typeof(int))), Is.EqualTo((true, false)));
        Assert.That(converter.ConvertToInvariantString(secret), Is.EqualTo("***"));
        Assert.That(
            ParallaxWebhook.Verify(Signed.Body, Signed.Timestamp, Signed.Hex, (ParallaxWebhookSecret)secret!, timeProvider: new FakeTime()),
            Is.EqualTo(ParallaxWebhookVerdict.Valid));
    }

    [Test]
    public void What_is_wrong_with_it_is_said_without_quoting_it()
        => Assert.That(
            new[]
            {
                "", " ", $"{Secret}\n", $"{Secret}\r", Secret, "with a space"
            }.Select(text => ParallaxWebhookSecret.FromString(text).GetProblem()),
            Is.EqualTo(new[]
            {
                "is missing",
                "is blank",
                "contains a line break, as a file would end with",
                "contains a line break, as a file would end with",
                null,
                null
            }));

    [Test]
    public void Null_is_no_secret()
        => Assert.Multiple(() =>
        {
            Assert.That(() => ParallaxWebhookSecret.FromString(null!), Throws.ArgumentNullException);
            Assert.That((ParallaxWebhookSecret?)(string?)null, Is.Null);
        });
}
