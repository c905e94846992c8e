using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parallax.Models;
using StackExchange.Redis;

namespace Parallax.Tests.Transport.Redis;

/// <summary>Two clients with clocks, and so with gates, of their own: as in two processes.</summary>
[CancelAfter(60_000)]
internal sealed class SharedClientsTests
{
    private const int Calls = 60;

    [Test]
    public async Task Answer_429_to_one_keeps_the_other_from_calling()
    {
        using var refusing = new FakeServer(HttpStatusCode.TooManyRequests);
        using var ready = new FakeServer(HttpStatusCode.OK);
        using var source = new CancellationTokenSource();
        using var one = Client(refusing, new FakeTime());
        using var other = Client(ready, new FakeTime());
        await other.Projects.GetAsync(Guid.Empty, source.Token);

        var refused = one.Projects.GetAsync(Guid.Empty, source.Token);
        while (one.RateLimit.BlockedUntil is null)
        {
            await OneProcess.YieldAsync();
        }

        // The 429 may be told a moment after the gate has closed: sooner or later the other one learns of it.
        Task learning;
        do
        {
            await OneProcess.YieldAsync();
            learning = other.Projects.GetAsync(Guid.Empty, source.Token);
            while (!learning.IsCompleted && other.RateLimit.BlockedUntil is null)
            {
                await OneProcess.YieldAsync();
            }
        }
        while (other.RateLimit.BlockedUntil is null);

        var requests = ready.Requests;
        Assert.That(other.RateLimit.BlockedUntil, Is.LessThanOrEqualTo(new FakeTime().GetUtcNow() + TimeSpan.FromSeconds(31)));
        var waiting = other.Projects.GetAsync(Guid.Empty, source.Token);
        Assert.That((waiting.IsCompleted, ready.Requests), Is.EqualTo((false, requests)));
        await source.CancelAsync();
        Assert.That(() => Task.WhenAll(refused, learning, waiting), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Key_is_nowhere_in_Redis()
    {
        using var server = new FakeServer(HttpStatusCode.OK);
        using var client = Client(server, new FakeTime(), name: null);
        await client.Projects.GetAsync(Guid.Empty);
        var redis = SharedGarnet.Connection.GetDatabase();
        List<string> texts = [];
        foreach (var key in SharedGarnet.Connection.GetServers()[0].Keys().ToList())
        {
            texts.Add(key!);
            var isSet = await redis.KeyTypeAsync(key) == RedisType.SortedSet;
            texts.AddRange((isSet ? await redis.SortedSetRangeByRankAsync(key) : []).Select(value => $"{value}"));
        }

        Assert.That(texts, Has.One.Match(@"^\{parallax:[0-9A-F]{32}\}:permits$"));
        Assert.That(texts, Has.None.Contains("pat_").IgnoreCase);
    }

    [Test]
    public async Task Every_call_happens_once_while_Redis_goes_and_comes(CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions { RateLimit = { Enabled = true, PermitLimit = 20, Window = TimeSpan.FromMilliseconds(400) } },
            cancellationToken);
        await using var wire = Wire.To(SharedGarnet.Port);
        await using var redis = await RedisConnections.OpenAsync(wire.Address);
        using var logs = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var one = new ParallaxClient(Options(emulator, redis), primaryHandler: null, new OwnClock(), loggers);
        using var other = new ParallaxClient(Options(emulator, redis), primaryHandler: null, new OwnClock(), loggers);

        var left = new ConcurrentQueue<int>(Enumerable.Range(0, 2 * Calls));
        var tasks = Enumerable.Range(0, 12).Select(task => Task.Run(() => WorkAsync(task % 2 == 0 ? one : other), cancellationToken));
        var work = Task.WhenAll(tasks);
        await DoneAsync(30);
        await wire.CutAsync();
        await DoneAsync(70);
        wire.Connect();
        await work;

        var names = emulator.Requests.Where(request => request.WasApplied).Select(request => request.Body!).ToList();
        Assert.That(names, Has.Count.EqualTo(2 * Calls));
        Assert.That(names, Is.Unique);

        // One of each client that met it; another one if the connection, which is made of two, was there and gone again while it came
        // about.
        var told = logs.Lines().Where(line => line.Contains("RateLimit.Limiter", StringComparison.Ordinal)).ToList();
        Assert.That(told.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)), Is.InRange(1, 4), string.Join('\n', told));

        async Task WorkAsync(ParallaxClient client)
        {
            while (left.TryDequeue(out var number))
            {
                await client.Clients.CreateAsync(new CreateClient { Name = $"Client {number}" }, cancellationToken);
            }
        }

        async Task DoneAsync(int calls)
        {
            while (emulator.Requests.Count(request => request.WasApplied) < calls && !work.IsCompleted)
            {
                await Task.Delay(10, cancellationToken);
            }
        }
    }

    private static ParallaxClientOptions Options(ParallaxEmulator emulator, IConnectionMultiplexer redis)
    {
        var options = new ParallaxClientOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress };
        options.Retry.MaxAttempts = 20;
        var name = TestContext.CurrentContext.Test.ID;
        options.RateLimit.UseRedis(redis, shared => (shared.Name, shared.Timeout) = (name, TimeSpan.FromSeconds(30)));
        (options.RateLimit.PermitLimit, options.RateLimit.Window) = (20, TimeSpan.FromMilliseconds(400));
        return options;
    }

    private static ParallaxClient Client(FakeServer server, FakeTime time, string? name = "")
    {
        var options = new ParallaxClientOptions { ApiKey = "pat_0123456789-shared" };
        options.RateLimit.UseRedis(SharedGarnet.Connection, shared => shared.Name = name is "" ? TestContext.CurrentContext.Test.ID : name);
        return new ParallaxClient(options, server, time);
    }

    private sealed class OwnClock : TimeProvider;

    private sealed class FakeServer(HttpStatusCode status) : HttpMessageHandler
    {
        private int _requests;

        public int Requests => Volatile.Read(ref _requests);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            var response = new HttpResponseMessage(status) { RequestMessage = request };
            response.Content = new StringContent($$"""{"id":"{{Guid.Empty}}"}""", new MediaTypeHeaderValue("application/json"));
            response.Headers.RetryAfter = status == HttpStatusCode.OK ? null : new RetryConditionHeaderValue(TimeSpan.FromSeconds(30));
            return Task.FromResult(response);
        }
    }
}
