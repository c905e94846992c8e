using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Parallax.Tests.Pipeline;

namespace Parallax.Tests.Diagnostics;

/// <summary>Calls as the OpenTelemetry SDK exports them, by the names of its semantic conventions for HTTP.</summary>
[NonParallelizable]
internal sealed class SpanTests
{
    private static readonly Guid Id = new("74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16");

    private Telemetry _telemetry = null!;

    [SetUp]
    public void Listen() => _telemetry = new Telemetry("Caller");

    [TearDown]
    public void StopListening() => _telemetry.Dispose();

    [Test]
    public async Task A_call_is_one_span_with_the_names_of_the_conventions()
    {
        using var client = TestClient.Over(new Recorder());
        await client.Projects.GetAsync(Id);
        Assert.Multiple(() =>
        {
            Assert.That(
                (_telemetry.Span.DisplayName, _telemetry.Span.Kind, _telemetry.Span.Status),
                Is.EqualTo(("GET /v1/projects/{id}", ActivityKind.Client, ActivityStatusCode.Unset)));
            Assert.That(Telemetry.TagsOf(_telemetry.Span), Is.EquivalentTo(new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["http.response.status_code"] = 200,
                ["server.address"] = "api.getparallax.com",
                ["server.port"] = 443,
                ["url.full"] = $"https://api.getparallax.com/v1/projects/{Id}",
                ["url.path"] = $"/v1/projects/{Id}",
                ["url.template"] = "/v1/projects/{id}",
                ["parallax.operation"] = "GetProject",
            }));
        });
    }

    [Test]
    public async Task Every_operation_gives_its_span_the_name_of_its_template()
    {
        using var server = Calls.Server();
        using var client = TestClient.Over(server);
        foreach (var method in Surface.Methods.Where(method => !method.IsSugar))
        {
            await Calls.InvokeAsync(
                method.Group.GetValue(client)!,
                method.Method,
                Calls.EveryArgument(method.Method) is [.. var arguments, _] ? [.. arguments, CancellationToken.None] : []);
        }

        Assert.That(
            _telemetry.Spans.Select(span => (span.DisplayName, span.GetTagItem("parallax.operation"), span.GetTagItem("url.template"))),
            Is.EquivalentTo(Description.Operations.Select(
                operation => ($"{operation.Method} {operation.Path}", (object?)operation.Id, (object?)operation.Path))));
    }

    [Test]
    public async Task A_query_stays_out_for_it_may_hold_names()
    {
        using var client = TestClient.Over(new Recorder("""{"results":[]}"""));
        await client.ProjectOfferings.ListAsync(Id, terms: "Mara").GetPageAsync(1);
        Assert.That(_telemetry.Span.GetTagItem("url.full"), Is.EqualTo($"https://api.getparallax.com/v1/projects/{Id}/offerings?*"));
        Assert.That(_telemetry.Span.TagObjects.Select(tag => $"{tag.Value}"), Has.None.Contains("Mara"));
    }

    [TestCase("GET", "GET", "GET", null)]
    [TestCase("PURGE", "HTTP", "_OTHER", "PURGE")]
    public async Task A_call_without_an_operation_is_named_by_its_method(string method, string name, string attribute, string? original)
    {
        using var client = TestClient.Over(new Recorder());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("v1/anything", UriKind.Relative));
        using var response = await client.HttpClient.SendAsync(request);
        var span = _telemetry.Span;
        Assert.That(
            (span.DisplayName, span.GetTagItem("http.request.method"), span.GetTagItem("http.request.method_original")),
            Is.EqualTo((name, (object)attribute, (object?)original)));
        Assert.That(
            (span.GetTagItem("url.template"), span.GetTagItem("http.response.status_code")), Is.EqualTo(((object?)null, (object?)200)));
    }

    [Test]
    public async Task A_client_with_a_name_in_the_container_says_it()
    {
        using var a = new Recorder();
        using var unnamed = new Recorder();
        await using var services = new ServiceCollection()
            .AddParallaxClient("tenant-a", options => options.ApiKey = "pat_telemetry-a").EndingAt(a)
            .AddParallaxClient(options => options.ApiKey = "pat_telemetry").EndingAt(unnamed)
            .BuildServiceProvider();
        await services.GetRequiredKeyedService<IParallaxClient>("tenant-a").Projects.GetAsync(Id);
        await services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Id);
        Assert.That(_telemetry.Spans.Select(span => span.GetTagItem("parallax.client.name")), Is.EqualTo(new[] { "tenant-a", null }));
        Assert.That(
            _telemetry.PointsOf("parallax.client.request.duration")
                .Select(point => Telemetry.TagsOf(point).GetValueOrDefault("parallax.client.name")),
            Is.EquivalentTo(new[] { "tenant-a", null }));
    }

    [Test]
    public async Task A_retry_is_an_event_with_its_reason_and_wait_and_is_counted_on_the_span()
    {
        var time = new FakeTime();
        var arrivals = 0;
        using var server = new Recorder(
            _ => Answer.Json(Answer.Object, ++arrivals == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        using var client = TestClient.Over(
            server, options => (options.Retry.MaxAttempts, options.AttemptTimeout) = (5, TimeSpan.FromMinutes(10)), time);
        var call = client.Projects.GetAsync(Id);
        var elapsed = await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        await call;
        Assert.That(
            (_telemetry.Span.GetTagItem("http.request.resend_count"), _telemetry.Span.Status),
            Is.EqualTo(((object)1, ActivityStatusCode.Unset)));
        var retry = _telemetry.Span.Events.Single();
        Assert.That(retry.Name, Is.EqualTo("parallax.retry"));
        var tags = retry.Tags.ToDictionary();
        Assert.That((tags.Count, tags["error.type"], tags["http.request.resend_count"]), Is.EqualTo((3, (object?)"503", (object?)1)));
        Assert.That((double)tags["parallax.retry.delay"]!, Is.EqualTo(elapsed.TotalSeconds).Within(0.001), "timers count in milliseconds");
        Assert.That(
            Telemetry.TagsOf(_telemetry.PointsOf("parallax.client.retries").Single()),
            Is.EqualTo(new Dictionary<string, object?> { ["error.type"] = "503" }));
    }

    [Test]
    public async Task A_wait_for_a_permit_is_an_event_of_the_call_that_waited()
    {
        var time = new FakeTime();
        using var client = TestClient.Gated(
            new Recorder(), time, options => (options.ApiKey, options.RateLimit.PermitLimit) = ("pat_waits-for-a-permit", 1));
        await client.Projects.GetAsync(Id);
        var second = client.Projects.GetAsync(Id);
        await time.ToEndOfAsync(second, TimeSpan.FromMinutes(2));
        await second;
        Assert.That(_telemetry.Spans[0].Events, Is.Empty);
        var wait = _telemetry.Spans[1].Events.Single();
        Assert.That(
            (wait.Name, wait.Tags.Single()),
            Is.EqualTo(("parallax.gate.wait", KeyValuePair.Create("parallax.gate.wait.duration", (object?)60d))));
    }

    [Test]
    public async Task A_wait_for_the_users_limiter_is_one_too([Values] bool hasGate)
    {
        var time = new FakeTime();
        using var limiter = new GrantingLimiter();
        using var client = TestClient.Over(
            new Recorder(),
            options => (options.ApiKey, options.RateLimit.Enabled, options.RateLimit.Limiter) = ("pat_waits-for-a-lease", hasGate, limiter),
            time);
        var call = client.Projects.GetAsync(Id);
        await Drive.UntilAsync(() => limiter.Asked == 1);
        time.Advance(TimeSpan.FromSeconds(9));
        limiter.GrantOne();
        await call;
        var wait = _telemetry.Span.Events.Single();
        Assert.That(
            (wait.Name, wait.Tags.Single()),
            Is.EqualTo(("parallax.limiter.wait", KeyValuePair.Create("parallax.limiter.wait.duration", (object?)9d))));
    }

    [TestCase("""{"id":"no id"}""")]
    [TestCase("""{"id":""")]
    [TestCase("")]
    public async Task A_body_that_cannot_be_read_makes_span_and_metric_a_failure(string body)
    {
        using var client = TestClient.Over(new Recorder(body));
        await Assert.ThatAsync(() => client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxResponseException>());
        AssertFailed("Parallax.ParallaxResponseException", 200);
    }

    [Test]
    public async Task A_body_that_is_too_large_does_as_well()
    {
        using var client = TestClient.Over(new Recorder("""{"name":"long"}"""), options => options.MaxResponseBytes = 3);
        await Assert.ThatAsync(() => client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxResponseException>());
        AssertFailed("Parallax.ParallaxResponseException", 200);
    }

    [Test]
    public async Task A_refusal_is_an_error_of_its_status()
    {
        using var client = TestClient.Over(new Recorder("""{"title":"Not Found"}""", HttpStatusCode.NotFound));
        await Assert.ThatAsync(() => client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxNotFoundException>());
        AssertFailed("404", 404);
    }

    [Test]
    public async Task A_call_without_a_response_is_an_error_of_its_exception()
    {
        using var client = TestClient.Over(new Recorder(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)));
        await Assert.ThatAsync(() => client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxConnectionException>());
        AssertFailed("Parallax.ParallaxConnectionException", status: null);
    }

    [Test]
    public async Task A_call_that_the_caller_cancels_is_no_error([Values] bool isPlain, [Values] bool isReading)
    {
        using var source = new CancellationTokenSource();
        var stuck = new TaskCompletionSource();
        HttpMessageHandler server = isReading
            ? new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("{", stuck)))
            : new SilentServer(stuck);
        using var client = TestClient.Over(server, time: new FakeTime());
        Task call = isPlain
            ? client.HttpClient.GetAsync(new Uri("v1/x", UriKind.Relative), source.Token)
            : client.Projects.GetAsync(Id, source.Token);
        await stuck.Task;
        await source.CancelAsync();
        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
        var point = Telemetry.TagsOf(_telemetry.PointsOf("parallax.client.request.duration").Single());
        Assert.That(
            (_telemetry.Span.Status, _telemetry.Span.GetTagItem("error.type"), point.ContainsKey("error.type")),
            Is.EqualTo((ActivityStatusCode.Unset, (object?)null, false)));
    }

    [Test]
    public async Task The_list_that_a_loop_leaves_early_is_none_either()
    {
        var time = new FakeTime();
        var stuck = new TaskCompletionSource();
        using var server = new Recorder(request => request.Query.Any(pair => pair is { Key: "page", Value: "1" })
            ? Answer.Json(
                $$"""{"page":1,"page_size":2,"total":8,"total_pages":4,"results":[{"id":"{{Guid.NewGuid()}}"},"""
                    + $$"""{"id":"{{Guid.NewGuid()}}"}]}""")
            : Answer.Stream(ScriptedStream.Stalled("{", stuck)));
        using var client = TestClient.Over(server, options => options.PageSize = 2, time);
        await foreach (var page in client.Projects.ListAsync().AsPagesAsync())
        {
            // The next page is under way as soon as one is handed out.
            await stuck.Task;
            break;
        }

        Assert.That(_telemetry.Spans, Has.Count.GreaterThan(1).And.All.Property("Status").EqualTo(ActivityStatusCode.Unset));
    }

    [Test]
    public async Task The_callers_span_is_the_parent_and_stays_the_current_one([Values] bool fails)
    {
        using var client = TestClient.Over(new Recorder(fails ? "" : Answer.Object));
        using var source = new ActivitySource("Caller");
        using (var caller = source.StartActivity("sync"))
        {
            await Assert.ThatAsync(() => client.Projects.GetAsync(Id), fails ? Throws.TypeOf<ParallaxResponseException>() : Throws.Nothing);
            Assert.That(Activity.Current, Is.SameAs(caller), "what the call began, it has ended");
        }

        var spans = _telemetry.Spans;
        Assert.That(spans.Select(span => span.Source.Name), Is.EqualTo(new[] { "Parallax.Client", "Caller" }));
        Assert.That((spans[0].ParentSpanId, spans[0].TraceId), Is.EqualTo((spans[1].SpanId, spans[1].TraceId)));
    }

    [Test]
    public async Task A_handler_that_the_host_puts_around_all_others_and_that_repeats_a_read_gives_a_span_for_each()
    {
        using var server = new Recorder();
        await using var services = new ServiceCollection()
            .AddSingleton<IHttpMessageHandlerBuilderFilter>(new AroundAllFilter())
            .AddParallaxClient(options => options.ApiKey = "pat_twice").EndingAt(server)
            .BuildServiceProvider();
        await services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Id);
        Assert.That(_telemetry.Spans, Has.Count.EqualTo(2).And.All.Property("DisplayName").EqualTo("GET /v1/projects/{id}"));
    }

    private void AssertFailed(string error, int? status)
    {
        var span = _telemetry.Span;
        var point = Telemetry.TagsOf(_telemetry.PointsOf("parallax.client.request.duration").Single());
        Assert.Multiple(() =>
        {
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(
                (span.GetTagItem("error.type"), span.GetTagItem("http.response.status_code")),
                Is.EqualTo(((object)error, (object?)status)));
            Assert.That(
                (point["error.type"], point.GetValueOrDefault("http.response.status_code")), Is.EqualTo(((object)error, (object?)status)));
            Assert.That(span.TagObjects.Select(tag => tag.Key), Has.No.Member("http.request.resend_count"));
        });
    }

    // Handlers that are added in any other way stand behind those of the client, and what they repeat is part of its call.
    private sealed class AroundAllFilter : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Insert(0, new TwiceHandler());
        };
    }

    private sealed class TwiceHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
