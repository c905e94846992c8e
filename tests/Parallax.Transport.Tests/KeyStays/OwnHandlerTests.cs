using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parallax.Models;
using Parallax.Tests.Transport.SentOnce;

namespace Parallax.Tests.Transport.KeyStays;

/// <summary>
/// A primary handler of the user's own, however wrapped: the key follows no redirect, and neither ids of traces nor cookies go out.
/// </summary>
[CancelAfter(60_000)]
internal sealed class OwnHandlerTests
{
    private static readonly Dictionary<string, Func<HttpMessageHandler>> Handlers = new(StringComparer.Ordinal)
    {
        ["SocketsHttpHandler"] = static () => new SocketsHttpHandler(),
        ["HttpClientHandler"] = static () => new HttpClientHandler(),
        ["delegating"] = static () => new Passing { InnerHandler = new Passing { InnerHandler = new SocketsHttpHandler() } },
        ["wrapper around an invoker"] = static () => new Wrapper(new HttpMessageInvoker(new SocketsHttpHandler())),
        ["wrapper around HttpClientHandler"] = static () => new Wrapper(new HttpMessageInvoker(new HttpClientHandler())),
        ["wrapper around a wrapper"] = static ()
            => new Wrapper(new HttpMessageInvoker(new Wrapper(new HttpMessageInvoker(new Passing
            {
                InnerHandler = new HttpClientHandler()
            })))),
        ["delegating around a wrapper"] = static ()
            => new Passing { InnerHandler = new Wrapper(new HttpMessageInvoker(new SocketsHttpHandler())) },
        ["wrapper around a client that gets copies"] = static () => new CopyingWrapper(new HttpClient(new SocketsHttpHandler())),
    };

    private static IEnumerable<string> Names => Handlers.Keys;

    private static IEnumerable<TestCaseData> Hidden
        => [
        new TestCaseData((Func<HttpMessageHandler>)(static () => new LazyWrapper())).SetArgDisplayNames("lazy"),
        new TestCaseData((Func<HttpMessageHandler>)(static () => new LateWrapper())).SetArgDisplayNames("null as yet"),
    ];

    [TestCaseSource(nameof(Names))]
    public async Task It_follows_no_redirect_with_the_key(string name, CancellationToken cancellationToken)
    {
        await using var elsewhere = new RawApi(_ => RawApi.Json(200));
        await using var server = new RawApi(_ => RawApi.Json(307, headers: $"Location: {elsewhere.Address}v1/tags\r\n"));
        using var handler = Handlers[name]();
        using var parallax = new ParallaxClient(Outcome.Options(server.Address, attempts: 1), handler);
        foreach (var call in new Func<Task>[]
        {
            () => parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken),
            () => parallax.Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken)
        })
        {
            Assert.That((await Outcome.OfAsync(call) as ParallaxApiException)?.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
        }

        Assert.That((server.Heads.Count, elsewhere.Heads.Count), Is.EqualTo((2, 0)));
    }

    [TestCaseSource(nameof(Names))]
    public async Task It_sends_neither_ids_of_traces_nor_the_cookies_of_another_call_and_makes_no_activity(
        string name, CancellationToken cancellationToken)
    {
        List<string> activities = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => activities.Add(activity.Source.Name),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = new RawApi(_ => RawApi.Json(200, """{"results":[]}""", "Set-Cookie: tenant=a\r\n"));
        using var handler = Handlers[name]();
        using var parallax = new ParallaxClient(Outcome.Options(server.Address, attempts: 1), handler);
        using var around = new Activity("around").Start();
        activities.Clear();
        for (var call = 0; call < 2; call++)
        {
            await parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetPageAsync(1, cancellationToken);
        }

        Assert.That(server.Heads, Has.Count.EqualTo(2).And.None.Contains("traceparent").And.None.Contains("Cookie"));
        Assert.That(activities, Has.None.EqualTo("System.Net.Http"));
    }

    [TestCaseSource(nameof(Hidden))]
    public async Task One_that_cannot_be_looked_into_is_refused_when_the_host_starts_with_what_to_set(Func<HttpMessageHandler> create)
    {
        await using var services = HostHandlers.Services(
            new Uri("https://api.example.test/"), builder => builder.ConfigurePrimaryHttpMessageHandler(create));
        Assert.That(
            () => services.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("AllowAutoRedirect").And.Message.Contains(
                "UseCookies").And.Message.Contains(
                "ActivityHeadersPropagator"));
        using var handler = create();
        Assert.That(
            () => new ParallaxClient(Outcome.Options(new Uri("https://api.example.test/")), handler),
            Throws.ArgumentException.With.Message.Contains("_client"));
    }

    [Test]
    public async Task One_that_follows_by_means_that_cannot_be_seen_is_found_out_by_the_answer(CancellationToken cancellationToken)
    {
        await using var server = new RawApi(
            number => number == 1 ? RawApi.Json(302, headers: "Location: /v1/elsewhere\r\n") : RawApi.Json(200));
        using var handler = new ClientPerCall();
        using var parallax = new ParallaxClient(Outcome.Options(server.Address, attempts: 1), handler);
        var failure = await Outcome.OfAsync(() => parallax.Tags.ListAsync(cancellationToken: cancellationToken)
            .GetTotalAsync(cancellationToken));
        Assert.That(failure, Is.InstanceOf<ParallaxException>().With.Message.Contains("AllowAutoRedirect"));
    }

    [Test]
    public async Task One_that_is_in_use_is_taken_if_all_is_off(CancellationToken cancellationToken)
    {
        await using var server = new RawApi(number => number == 1 ? RawApi.Json(200) : null);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null };
        using var other = new HttpClient(handler, disposeHandler: false);
        (await other.GetAsync(server.Address, cancellationToken)).Dispose();
        using var parallax = new ParallaxClient(Outcome.Options(server.Address, attempts: 2), handler);
        var failure = await Outcome.OfAsync(() => parallax.Tags.ListAsync(cancellationToken: cancellationToken)
            .GetTotalAsync(cancellationToken));
        Assert.That((failure as ParallaxConnectionException)?.Attempts, Is.EqualTo(2));
        Assert.That(server.Heads, Has.Count.EqualTo(3), "one by the other, and one for each attempt");
    }

    private sealed class Passing : DelegatingHandler;

    private sealed class Wrapper(HttpMessageInvoker inner) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => inner.SendAsync(request, cancellationToken);
    }

    private sealed class CopyingWrapper(HttpClient inner) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => inner.SendAsync(Copy(request), cancellationToken);

        internal static HttpRequestMessage Copy(HttpRequestMessage request)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var (header, values) in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header, values);
            }

            return copy;
        }
    }

    private sealed class LazyWrapper : HttpMessageHandler
    {
        private readonly Lazy<HttpClient> _client = new(static () => new HttpClient());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => _client.Value.SendAsync(CopyingWrapper.Copy(request), cancellationToken);
    }

    private sealed class LateWrapper : HttpMessageHandler
    {
        private HttpClient? _client;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => (_client ??= new HttpClient()).SendAsync(CopyingWrapper.Copy(request), cancellationToken);
    }

    private sealed class ClientPerCall : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var client = new HttpClient();
            return await client.SendAsync(CopyingWrapper.Copy(request), cancellationToken);
        }
    }
}
