using System.Globalization;

namespace Parallax.Tests.Testing;

internal sealed class RequestLogTests : EmulatorFixture
{
    [Test]
    public async Task A_request_is_logged_with_what_was_sent_and_answered()
    {
        await Post("v1/clients?x=1", """{"name":"Northwind"}""");
        var entry = Emulator.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                (entry.Method, entry.Path, entry.Query, entry.Body),
                Is.EqualTo(("POST", "/v1/clients", "?x=1", """{"name":"Northwind"}""")));
            Assert.That(entry.Status, Is.EqualTo(201));
            Assert.That(entry.OperationId, Is.EqualTo("CreateClient"));
            Assert.That(entry.ReceivedAt, Is.EqualTo(Clock.GetUtcNow()));
            Assert.That(entry.Exception, Is.Null);
        });
    }

    [Test]
    public async Task Refused_requests_are_logged_too()
    {
        using var stranger = new HttpClient { BaseAddress = Emulator.BaseAddress };
        (await stranger.GetAsync("v1/clients")).Dispose();
        await Get("v1/nowhere");
        Assert.That(Emulator.Requests.Select(entry => entry.Status), Is.EqualTo(new[] { 401, 404 }));
    }

    [Test]
    public async Task The_key_is_nowhere_in_the_log()
    {
        var key = Emulator.ApiKey;
        await Post($"v1/clients?key={key}", $$"""{"name":"{{key}}"}""");
        await Get($"v1/{key}");
        using var stranger = new HttpClient
        {
            BaseAddress = Emulator.BaseAddress,
            DefaultRequestHeaders = { { "X-API-KEY", "someone-elses" } }
        };
        (await stranger.GetAsync("v1/clients?key=someone-elses")).Dispose();

        foreach (var entry in Emulator.Requests)
        {
            Assert.That($"{entry} {entry.Body}", Does.Not.Contain(key).And.Not.Contain("someone-elses"));
        }

        Assert.That(Emulator.Requests[0].Query, Is.EqualTo("?key=***"));
    }

    [Test]
    public async Task The_log_keeps_the_latest()
    {
        for (var request = 0; request < 7; request++)
        {
            await Get($"v1/clients?n={request.ToString(CultureInfo.InvariantCulture)}");
        }

        Assert.That(Emulator.Requests.Select(entry => entry.Query), Is.EqualTo(new[] { "?n=2", "?n=3", "?n=4", "?n=5", "?n=6" }));
    }

    [Test]
    public async Task A_body_over_the_limit_is_logged_without_it()
    {
        await Post("v1/clients", $$"""{"name":"{{new string('x', 1 << 20)}}"}""");
        Assert.That((Emulator.Requests.Single().Body, Emulator.Requests.Single().Status), Is.EqualTo(((string?)null, (int?)413)));
    }

    [Test]
    public async Task A_failure_of_the_emulator_itself_is_a_500_and_its_exception_is_in_the_log()
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = new FallingClock() });
        using var http = Client(emulator);
        var (status, body) = await Send(http, HttpMethod.Post, "v1/clients", """{"name":"Northwind"}""", "application/json");
        Assert.That((int)status, Is.EqualTo(500));
        Assert.That(body.Select(member => member.Key), Is.EqualTo(new[] { "title", "status", "detail" }));
        Assert.That(emulator.Requests.Single().Exception!.Message, Is.EqualTo("The clock fell."));
    }

    protected override void Configure(ParallaxEmulatorOptions options) => options.RequestLogLimit = 5;

    /// <summary>Can be read once, for the moment at which a request arrived.</summary>
    private sealed class FallingClock : TimeProvider
    {
        private int _readings;

        public override DateTimeOffset GetUtcNow()
            => Interlocked.Increment(ref _readings) == 1
                ? DateTimeOffset.UnixEpoch
                : throw new InvalidOperationException("The clock fell.");
    }
}
