using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parallax.Generated;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

/// <summary>
/// Views of the client: what <see cref="IParallaxClient.With"/> changes for the calls that go through them, and what it leaves.
/// </summary>
internal sealed class CallOptionsTests
{
    private static readonly ParallaxCallOptions Background = new() { Priority = ParallaxPriority.Background };
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    // The driver of the clock watches the thread pool: continuations of the server must run there.
    [SetUp]
    public void LeaveSynchronizationContext() => SynchronizationContext.SetSynchronizationContext(null);

    [Test]
    public async Task Headers_are_on_every_request_of_the_view_and_on_no_other()
    {
        using var server = new Recorder("""{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","results":[],"total_pages":1}""");
        using var client = TestClient.Over(server);
        var view = client.With(new ParallaxCallOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-Correlation"] = "c-1"
        } });
        await view.Projects.GetAsync(Guid.Empty);
        await view.Projects.ListAsync().ToListAsync();
        await new ProjectsClient(view.HttpClient).GetProjectAsync(Guid.Empty);
        using var plain = await view.HttpClient.GetAsync(new Uri("v1/projects", UriKind.Relative));
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(
            server.Requests.Select(request => request.Headers.TryGetValues("X-Correlation", out var values) ? values.Single() : null),
            Is.EqualTo(new[] { "c-1", "c-1", "c-1", "c-1", null }));
        Assert.That(server.Requests.Select(request => request.Keys.Single()), Is.All.EqualTo(TestClient.Key));
    }

    [Test]
    public async Task Views_of_views_keep_what_the_later_options_leave_open()
    {
        var told = 0;
        using var server = new Recorder();
        using var client = TestClient.Over(server);
        var view = client
            .With(new ParallaxCallOptions
            {
                OnResponse = _ => told++,
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-A"] = "1", ["X-B"] = "1" }
            })
            .With(new ParallaxCallOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-b"] = "2" } });
        await view.Projects.GetAsync(Guid.Empty);
        Assert.That(
            (server.Only.Headers.GetValues("X-A").Single(), server.Only.Headers.GetValues("X-B").Single(), told),
            Is.EqualTo(("1", "2", 1)));
    }

    [Test]
    public async Task Background_calls_leave_the_reserve_and_go_behind_normal_ones()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options => (options.RateLimit.PermitLimit, options.RateLimit.Reserve) = (3, 1));
        var background = client.With(Background);
        Task[] export = [.. Enumerable.Range(0, 4).Select(_ => background.Clients.GetAsync(Guid.Empty))];
        await Drive.UntilAsync(() => server.Requests.Count == 2);
        await client.Projects.GetAsync(Guid.Empty);
        var second = client.Projects.GetAsync(Guid.Empty);
        Assert.That((client.RateLimit.Queued, second.IsCompleted), Is.EqualTo((3, false)));
        Assert.That(await time.ToEndOfAsync(Task.WhenAll([second, .. export]), 3 * Window), Is.EqualTo(Window));
        var paths = server.Requests.Select(request => request.Address.Segments[2]).ToList();
        Assert.That(paths.Take(3), Is.EqualTo(new[] { "clients/", "clients/", "projects/" }));
        Assert.That(
            paths.Skip(3),
            Is.EquivalentTo(new[] { "clients/", "clients/", "projects/" }),
            "the reserve is used: all three permits that come back are");
    }

    [Test]
    public async Task Timeout_of_a_view_takes_the_place_of_TotalTimeout()
    {
        var time = new FakeTime();
        using var server = new Recorder(_ => throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = TestClient.Over(server, options => options.Retry = new ParallaxRetryOptions { MaxAttempts = 20 }, time);
        var call = client.With(new ParallaxCallOptions { Timeout = TimeSpan.FromSeconds(10) }).Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(10)), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(10)));
        await Assert.ThatAsync(() => call, Throws.InstanceOf<ParallaxException>());
    }

    [Test]
    public async Task MaxWait_of_a_view_ends_the_wait_for_a_permit_and_is_named_in_the_message()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options => options.RateLimit.PermitLimit = 1);
        await client.Projects.GetAsync(Guid.Empty);
        var call = client.With(new ParallaxCallOptions { MaxWait = TimeSpan.FromSeconds(5) }).Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, Window), Is.EqualTo(TimeSpan.FromSeconds(5)));
        var refused = await Assert.ThrowsAsync<ParallaxRateLimitException>(() => call);
        Assert.That(refused.Message, Does.Contain("ParallaxCallOptions.MaxWait"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task OnResponse_tells_of_the_last_response_of_successes_and_of_failures()
    {
        var time = new FakeTime();
        List<ParallaxCallResponse> told = [];
        var statuses = new Queue<HttpStatusCode>([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.NotFound]);
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, statuses.Dequeue());
            response.Headers.Add("X-Request", "r-1");
            return response;
        });
        using var client = TestClient.Over(server, options => options.Retry = new ParallaxRetryOptions(), time);
        var view = client.With(new ParallaxCallOptions { OnResponse = told.Add });
        await time.ToEndOfAsync(view.Projects.GetAsync(Guid.Empty), Window);
        await Assert.ThatAsync(() => view.Tags.ListAsync().GetPageAsync(1), Throws.TypeOf<ParallaxNotFoundException>());
        Assert.That(told.Select(response => (response.Method, response.Path, response.StatusCode, response.Attempts)), Is.EqualTo(new[]
        {
            ("GET", $"/v1/projects/{Guid.Empty}", HttpStatusCode.OK, 2),
            ("GET", "/v1/tags", HttpStatusCode.NotFound, 1),
        }));
        Assert.That(told[0].Duration, Is.InRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)), "the wait before the second attempt");
        Assert.That(told[0].Headers.GetValues("X-Request"), Is.EqualTo(new[] { "r-1" }));
    }

    [Test]
    public async Task OnResponse_that_throws_fails_no_call_and_is_logged()
    {
        using var log = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var server = new Recorder();
        using var client = new ParallaxClient(new ParallaxClientOptions { ApiKey = TestClient.Key }, server, new FakeTime(), factory);
        await client.With(new ParallaxCallOptions { OnResponse = _
            => throw new InvalidOperationException("listener") }).Projects.CreateAsync(new CreateProject
        {
            Name = "a"
        });
        Assert.That(log.Lines(), Has.One.Contains("POST /v1/projects: ParallaxCallOptions.OnResponse failed"));
    }

    [Test]
    public async Task Views_of_a_client_from_a_container_go_through_the_handlers_of_the_host()
    {
        using var server = new Recorder();
        var seen = 0;
        var services = new ServiceCollection();
        services.AddParallaxClient(options => options.ApiKey = "pat_viewed")
            .EndingAt(server)
            .ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Counting(() => seen++)));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IParallaxClient>();
        await client.With(Background).Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That((seen, server.Requests.Count, client.RateLimit.Available), Is.EqualTo((2, 2, 98)), "one pipeline, one limit");
    }

    [Test]
    public async Task Views_end_with_their_client([Values] bool isLimited, [Values] bool isContained)
    {
        using var server = new Recorder();
        var services = new ServiceCollection();
        services.AddParallaxClient(options => (options.ApiKey, options.RateLimit.Enabled) = ("pat_a", isLimited)).EndingAt(server);
        var provider = services.BuildServiceProvider();
        var byHand = TestClient.Over(server, options => options.RateLimit.Enabled = isLimited);
        var view = (isContained ? provider.GetRequiredService<IParallaxClient>() : byHand).With(Background);
        await view.Projects.GetAsync(Guid.Empty);
        byHand.Dispose();
        await provider.DisposeAsync();
        await Assert.ThatAsync(() => view.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Disposing_of_a_view_leaves_its_client_alone()
    {
        using var server = new Recorder();
        using var client = TestClient.Gated(server, new FakeTime());
        ((IDisposable)client.With(Background)).Dispose();
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Wrong_options_are_refused_by_name(ParallaxCallOptions options, string expected)
    {
        using var server = new Recorder();
        using var client = TestClient.Over(server);
        Assert.That(
            () => client.With(options), Throws.ArgumentException.With.Message.Contains(expected).And.Message.Not.Contains("secret-value"));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(new ParallaxCallOptions { Priority = (ParallaxPriority)7 }, "ParallaxCallOptions.Priority is 7");
        yield return new TestCaseData(new ParallaxCallOptions { Timeout = TimeSpan.Zero }, "ParallaxCallOptions.Timeout is 00:00:00");
        yield return new TestCaseData(
            new ParallaxCallOptions { MaxWait = TimeSpan.FromDays(60) }, "ParallaxCallOptions.MaxWait is 60.00:00:00");
        yield return new TestCaseData(new ParallaxCallOptions { Headers = null! }, "ParallaxCallOptions.Headers is null");
        foreach (var name in new[] { "X-API-KEY", "x-api-key", "Authorization", "Host", "Content-Type", "a b", "" })
        {
            yield return new TestCaseData(
                new ParallaxCallOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = "secret-value" } },
                $"'{name}'");
        }

        yield return new TestCaseData(
            new ParallaxCallOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["X-A"] = "secret-value\r\nX-B: 1"
            } },
            "'X-A'");
        yield return new TestCaseData(
            new ParallaxCallOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-A"] = null! } }, "'X-A'");
    }

    private sealed class Counting(Action count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
