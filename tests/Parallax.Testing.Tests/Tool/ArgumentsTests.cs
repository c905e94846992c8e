using Parallax.Emulator.Arguments;

namespace Parallax.Tests.Testing.Tool;

internal sealed class ArgumentsTests
{
    [TestCase("100/60s", 100, 60_000)]
    [TestCase("1/250ms", 1, 250)]
    [TestCase("5000/1.5m", 5000, 90_000)]
    public void A_limit_is_permits_and_a_window(string text, int permits, int milliseconds)
    {
        Assert.That(Read(limit: text).Limit, Is.EqualTo((permits, TimeSpan.FromMilliseconds(milliseconds))));
    }

    [Test]
    public void Without_a_limit_there_is_none() => Assert.That(Read(limit: "off").Limit, Is.Null);

    [TestCase("100")]
    [TestCase("100/60")]
    [TestCase("0/60s")]
    [TestCase("-1/60s")]
    [TestCase("100/0s")]
    [TestCase("100/-1s")]
    [TestCase("100/60s/2")]
    [TestCase("100/2000m")]
    [TestCase("1e3/60s")]
    [TestCase("100/60 s")]
    [TestCase("99999999999/60s")]
    public void A_limit_of_another_form_is_refused(string text)
    {
        Assert.That(() => Read(limit: text), Throws.Exception.With.Message.StartsWith("--limit has to be"));
    }

    [TestCase("200ms", 200)]
    [TestCase("1.5s", 1500)]
    [TestCase("0ms", 0)]
    public void A_latency_is_a_time(string text, int milliseconds)
        => Assert.That(Read(latency: text).Latency, Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [TestCase("200")]
    [TestCase("-1s")]
    [TestCase("61m")]
    [TestCase("soon")]
    [TestCase("NaNs")]
    public void A_latency_of_another_form_is_refused(string text)
    {
        Assert.That(() => Read(latency: text), Throws.Exception.With.Message.StartsWith("--latency has to be"));
    }

    [TestCase("-1")]
    [TestCase("65536")]
    [TestCase("http")]
    public void A_port_that_is_none_is_refused(string text)
    {
        Assert.That(() => Read(port: text), Throws.Exception.With.Message.StartsWith("--port has to be"));
    }

    [Test]
    public void The_sample_is_seeded_unless_another_description_or_the_mock_server_is_asked_for()
    {
        var description = Repository.PathOf("openapi/parallax-v1.yaml");
        Assert.That(Read().Seed, Is.Null, "null is the sample");
        Assert.That(Read(seed: "none").Seed, Is.Empty);
        Assert.That(Read(description: description).Seed, Is.Empty);
        Assert.That(Read(description: description, seed: "sample").Seed, Is.Null);
        Assert.That(Read(mock: true).Seed, Is.Empty);
        Assert.That(() => Read(mock: true, seed: "sample"), Throws.Exception.With.Message.Contains("--mock"));
    }

    [TestCase("/nowhere/firm.json")]
    [TestCase("/")]
    public void A_file_that_cannot_be_read_is_refused_in_one_line(string path)
    {
        Assert.That(() => Read(seed: path), Throws.Exception.With.Message.StartsWith("--seed names a file"));
        Assert.That(() => Read(description: path), Throws.Exception.With.Message.StartsWith("--description names a file"));
    }

    [Test]
    public void A_key_that_cannot_be_one_is_refused_and_not_repeated()
    {
        Assert.That(
            () => Read(key: "of two words"),
            Throws.Exception.With.Message.StartsWith("--key has to be").And.Message.Not.Contain("two words"));
        Assert.That(Read().Key, Is.EqualTo(EmulatorArguments.DefaultKey));
    }

    [Test]
    public void Webhooks_go_to_this_machine_and_are_signed()
    {
        Assert.That(Read(webhook: "http://127.0.0.1:5081/hooks", secret: "x").Webhook!.Value.Target.Port, Is.EqualTo(5081));
        Assert.That(() => Read(webhook: "http://127.0.0.1:5081/hooks"), Throws.Exception.With.Message.Contains("--webhook-secret"));
        Assert.That(() => Read(secret: "x"), Throws.Exception.With.Message.Contains("--webhook"));
        Assert.That(
            () => Read(webhook: "https://elsewhere.example/", secret: "x"), Throws.Exception.With.Message.Contains("of this machine"));
        Assert.That(() => Read(webhook: "hooks", secret: "x"), Throws.Exception.With.Message.Contains("of this machine"));
    }

    private static EmulatorArguments Read(
        string? port = null,
        string? limit = null,
        string? latency = null,
        string? seed = null,
        string? description = null,
        string? key = null,
        bool mock = false,
        string? webhook = null,
        string? secret = null)
    {
        (string Name, string? Value)[] options =
        [
            ("--port", port), ("--limit", limit), ("--latency", latency), ("--seed", seed), ("--description", description), ("--key", key),
            ("--webhook", webhook), ("--webhook-secret", secret),
        ];
        return EmulatorArguments.Read(
            [
                .. options.Where(option => option.Value is not null).Select(option => $"{option.Name}={option.Value}"),
                .. mock ? new[] { "--mock" } : []
            ])!;
    }
}
