using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Parallax.Tests.Testing.Webhooks;

/// <summary>How webhooks are sent, sent again, and recorded; and that no receiver can disturb the API.</summary>
internal sealed class DeliveryTests : WebhookFixture
{
    private const string Payload = """{"Id":5,"Amount":1e999}""";

    [Test]
    public async Task Any_topic_and_any_payload_can_be_sent_by_hand()
    {
        var delivery = (await Emulator.Webhooks.SendAsync("timesheet.approved", Payload)).Single();
        var webhook = Receiver.Received.Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                webhook.Text, Does.StartWith($$"""{"Payload":{{Payload}},"Topic":"timesheet.approved",""").And.EqualTo(delivery.Body));
            Assert.That((webhook.Timestamp, webhook.Signature), Is.EqualTo((delivery.Timestamp, delivery.Signature)));
            Assert.That(
                (delivery.Topic.Value, delivery.Target, delivery.Attempt, delivery.Status, delivery.WasAccepted, delivery.Exception),
                Is.EqualTo(("timesheet.approved", Receiver.Address, 1, 202, true, (Exception?)null)));
            Assert.That(delivery.ToString(), Is.EqualTo($"timesheet.approved to {Receiver.Address} → 202"));
            Assert.That(Emulator.Webhooks.Deliveries, Is.EqualTo(new[] { delivery }));
        });
    }

    [Test]
    public void A_payload_that_is_not_JSON_is_refused([Values("{", "{} {}", " ")] string payload)
    {
        Assert.That(async () => await Emulator.Webhooks.SendAsync("x", payload), Throws.InstanceOf<JsonException>());
        Assert.That(Emulator.Webhooks.Deliveries, Is.Empty);
    }

    [Test]
    public void An_empty_payload_is_refused()
        => Assert.That(async () => await Emulator.Webhooks.SendAsync("x", ""), Throws.ArgumentException);

    [Test]
    public async Task A_repeated_delivery_has_the_same_bytes_timestamp_and_signature()
    {
        var first = (await Emulator.Webhooks.SendAsync("project.created", Payload)).Single();
        Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await Emulator.Webhooks.RepeatAsync(first);
        var third = await Emulator.Webhooks.RepeatAsync(first);
        Assert.That(
            Receiver.Received.Select(webhook => (webhook.Text, webhook.Timestamp, webhook.Signature)).Distinct(),
            Is.EqualTo(new[] { (first.Body, first.Timestamp, first.Signature) }));
        Assert.That(new[] { first.Attempt, again.Attempt, third.Attempt, Receiver.Received.Count }, Is.EqualTo(new[] { 1, 2, 3, 3 }));
    }

    [Test]
    public async Task Every_subscriber_gets_a_webhook_with_its_own_secret_and_in_its_own_encoding()
    {
        await using var other = await Receiver.StartAsync();
        Emulator.Webhooks.Subscribe(other.Address, "another secret", ParallaxWebhookEncoding.Base64);
        await Emulator.Webhooks.SendAsync("project.created", Payload);
        var (one, two) = (Receiver.Received.Single(), other.Received.Single());
        Assert.Multiple(() =>
        {
            Assert.That(
                (one.Verify(Secret, Clock), two.Verify("another secret", Clock), two.Verify(Secret, Clock)),
                Is.EqualTo((ParallaxWebhookVerdict.Valid, ParallaxWebhookVerdict.Valid, ParallaxWebhookVerdict.WrongSignature)));
            Assert.That(two.Signature, Does.Match("^sha256=[A-Za-z0-9+/]{43}=$"));
            Assert.That(two.Text, Is.EqualTo(one.Text), "It is the same event.");
        });
    }

    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(9, 3)]
    public async Task A_webhook_is_tried_until_it_is_accepted_or_the_attempts_are_used_up(int attempts, int expected)
    {
        Emulator.Webhooks.Clear();
        Emulator.Webhooks.Subscribe(Receiver.Address, Secret, attempts: attempts);
        Receiver.Answer = Status(() => Receiver.Received.Count < 3 ? 503 : 202);
        var last = (await Emulator.Webhooks.SendAsync("project.created", Payload)).Single();
        Assert.That((last.Attempt, last.WasAccepted, Receiver.Received.Count), Is.EqualTo((expected, expected == 3, expected)));
        Assert.That(
            Emulator.Webhooks.Deliveries.Select(delivery => (delivery.Attempt, delivery.Status)),
            Is.EqualTo(Enumerable.Range(1, expected).Select(number => (number, (int?)(number < 3 ? 503 : 202)))));
        Assert.That(Receiver.Received.Select(webhook => webhook.Signature), Is.All.EqualTo(last.Signature));
    }

    [Test]
    public async Task A_receiver_that_is_not_there_does_not_disturb_the_API()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://{closed.LocalEndpoint}/hooks");
        closed.Stop();
        Emulator.Webhooks.Clear();
        Emulator.Webhooks.Subscribe(address, Secret);
        Assert.That((await Patch($"v1/projects/{Project}", """{"name":"Renamed"}""")).Status, Is.EqualTo(HttpStatusCode.OK));
        await Emulator.Webhooks.DrainAsync();
        var delivery = Emulator.Webhooks.Deliveries.Single();
        Assert.That((delivery.Status, delivery.WasAccepted), Is.EqualTo(((int?)null, false)));
        Assert.That(delivery.Exception, Is.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_receiver_that_refuses_does_not_disturb_the_API_nor_the_next_webhook()
    {
        Receiver.Answer = Status(() => Receiver.Received.Count == 1 ? 500 : 200);
        await Patch($"v1/projects/{Project}", """{"name":"First"}""");
        Assert.That((await Patch($"v1/projects/{Project}", """{"name":"Second"}""")).Status, Is.EqualTo(HttpStatusCode.OK));
        await Emulator.Webhooks.DrainAsync();
        Assert.That(Emulator.Webhooks.Deliveries.Select(delivery => delivery.Status), Is.EqualTo(new[] { 500, 200 }));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        Receiver.Answer = context =>
        {
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Status(() => StatusCodes.Status307TemporaryRedirect)(context);
        };
        var delivery = (await Emulator.Webhooks.SendAsync("project.created", Payload)).Single();
        Assert.That((delivery.Status, elsewhere.Received.Count), Is.EqualTo((307, 0)));
    }

    [TestCase("http://192.0.2.1/hooks")]
    [TestCase("https://example.com/hooks")]
    [TestCase("http://127.0.0.1.example.com/hooks")]
    [TestCase("ftp://127.0.0.1/hooks")]
    [TestCase("file:///hooks")]
    [TestCase("/hooks")]
    public void Nothing_leaves_this_machine(string target)
        => Assert.That(
            () => Emulator.Webhooks.Subscribe(new Uri(target, UriKind.RelativeOrAbsolute), Secret),
            Throws.ArgumentException.With.Message.Contains("of this machine"));

    [Test]
    public void A_subscription_that_cannot_work_is_refused()
    {
        Assert.That(() => Emulator.Webhooks.Subscribe(null!, Secret), Throws.ArgumentNullException);
        Assert.That(() => Emulator.Webhooks.Subscribe(Receiver.Address, ""), Throws.ArgumentException);
        Assert.That(
            () => Emulator.Webhooks.Subscribe(Receiver.Address, Secret, (ParallaxWebhookEncoding)7),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => Emulator.Webhooks.Subscribe(Receiver.Address, Secret, attempts: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task An_emulator_that_was_reset_knows_no_subscriber_and_no_delivery()
    {
        await Emulator.Webhooks.SendAsync("project.created", Payload);
        Emulator.Reset();
        var project = Seed("/v1/projects", """{"name":"Rollout"}""");
        await Patch($"v1/projects/{project}", """{"name":"Renamed"}""");
        Assert.That(await Emulator.Webhooks.SendAsync("project.created", Payload), Is.Empty);
        Assert.That(((await Received()).Count, Emulator.Webhooks.Deliveries.Count), Is.EqualTo((1, 0)));
    }

    private static Func<HttpContext, Task> Status(Func<int> status) => context =>
    {
        context.Response.StatusCode = status();
        return Task.CompletedTask;
    };
}
