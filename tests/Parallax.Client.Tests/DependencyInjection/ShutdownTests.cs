using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.DependencyInjection;

/// <summary>A host that stops while its worker is in the middle of a call.</summary>
[NonParallelizable]
[CancelAfter(60_000)]
internal sealed class ShutdownTests
{
    private readonly List<Exception> _unobserved = [];

    [SetUp]
    public void Listen() => TaskScheduler.UnobservedTaskException += Report;

    [TearDown]
    public void NothingWasLeftToTheFinalizer()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Report;
        Assert.That(_unobserved, Is.Empty);
    }

    [Test]
    public async Task At_the_closed_gate()
    {
        var refused = new TaskCompletionSource();
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new(TimeSpan.FromMinutes(2));
            refused.TrySetResult();
            return response;
        });
        await AssertEndsAtOnceAsync(
            server,
            (client, token) => client.Projects.GetAsync(Guid.Empty, token),
            async (client, token) =>
            {
                await refused.Task;
                await UntilAsync(() => client.RateLimit.BlockedUntil is not null, token);
            });
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task In_the_queue_of_a_full_gate()
    {
        using var server = new Recorder();
        await AssertEndsAtOnceAsync(
            server,
            (client, token) => Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.Projects.GetAsync(Guid.Empty, token))),
            (_, token) => UntilAsync(() => server.Requests.Count == 3, token));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task In_the_middle_of_a_body()
    {
        var stalled = new TaskCompletionSource();
        using var server = new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("{\"id\"", stalled)));
        await AssertEndsAtOnceAsync(server, (client, token) => client.Projects.GetAsync(Guid.Empty, token), (_, _) => stalled.Task);
    }

    [Test]
    public async Task Between_two_attempts()
    {
        using var log = new FakeLoggerProvider();
        using var server = new Recorder("{}", HttpStatusCode.ServiceUnavailable);
        await AssertEndsAtOnceAsync(
            server,
            (client, token) => client.Projects.GetAsync(Guid.Empty, token),
            (_, token) => UntilAsync(
                () => log.Collector.GetSnapshot().Any(entry => entry.GetStructuredStateValue("Attempt") is not null), token),
            log);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task In_the_middle_of_a_list_with_pages_on_their_way()
    {
        var arrived = new TaskCompletionSource();
        using var silent = new SilentServer(arrived);
        using var first = new FirstPageHandler { InnerHandler = silent };
        await AssertEndsAtOnceAsync(
            first, (client, token) => client.Projects.ListAsync(cancellationToken: token).ToListAsync(token), (_, _) => arrived.Task);
    }

    private static async Task AssertEndsAtOnceAsync(
        HttpMessageHandler server,
        Func<IParallaxClient, CancellationToken, Task> call,
        Func<IParallaxClient, CancellationToken, Task> underWay,
        FakeLoggerProvider? log = null)
    {
        var time = new FakeTime();
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddParallaxClient(options =>
        {
            (options.ApiKey, options.RateLimit.PermitLimit) = ($"pat_{TestContext.CurrentContext.Test.ID}", 3);
        }).EndingAt(server);
        builder.Services.AddHostedService(services => new Worker(token => call(services.GetRequiredService<IParallaxClient>(), token)));
        if (log is not null)
        {
            builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log);
        }

        using (var host = builder.Build())
        {
            await host.StartAsync(cancellationToken);
            await underWay(host.Services.GetRequiredService<IParallaxClient>(), cancellationToken);
            var worker = host.Services.GetServices<IHostedService>().OfType<Worker>().Single();
            Assert.That(worker.ExecuteTask!.IsCompleted, Is.False);

            // Not a tick of the clock passes from here on.
            await host.StopAsync(cancellationToken);
            Assert.That(worker.ExecuteTask!.IsCompleted);
            Assert.That(() => worker.ExecuteTask, Throws.InstanceOf<OperationCanceledException>());
        }

        await UntilAsync(() => time.NextDue is null, cancellationToken);
    }

    private static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Report(object? sender, UnobservedTaskExceptionEventArgs args)
    {
        lock (_unobserved)
        {
            _unobserved.Add(args.Exception);
        }
    }

    private sealed class Worker(Func<CancellationToken, Task> work) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => work(stoppingToken);
    }

    private sealed class FirstPageHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => request.RequestUri!.Query.StartsWith("?page=1&", StringComparison.Ordinal)
                ? Task.FromResult(Answer.Json(
                    """{"page":1,"page_size":2,"total":20,"total_pages":10,"results":[{"name":"1"},{"name":"2"}]}"""))
                : base.SendAsync(request, cancellationToken);
    }
}
