using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

/// <summary>Handlers of the host behind ours: which requests belong to the call, and which are their own.</summary>
internal sealed class HostHandlerTests
{
    private static readonly Uri Base = new("https://api.getparallax.com/");

    [Test]
    public async Task A_copy_of_the_request_keeps_its_key()
    {
        using var server = new Recorder();
        await CallAsync(server, (request, send) => send(Bare(request.Method, request.RequestUri!)));
        Assert.That(server.Only.Keys, Is.EqualTo(new[] { TestClient.Key }));
    }

    [Test]
    public async Task A_request_elsewhere_gets_none()
    {
        using var server = new Recorder();
        await CallAsync(server, async (request, send) =>
        {
            using var other = await send(Bare(HttpMethod.Post, new Uri("https://audit.example.test/")));
            return await send(request);
        });
        Assert.That(server.Requests.Select(request => request.Keys.Count), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task A_read_that_a_handler_makes_first_is_not_taken_for_the_write()
    {
        using var server = new Recorder();
        await CallAsync(server, async (request, send) =>
        {
            using var first = await send(Bare(HttpMethod.Get, new Uri(Base, "v1/tags")));
            return await send(request);
        });
        Assert.That(server.Requests.Select(request => request.Method), Is.EqualTo(new[] { "GET", "POST" }));
    }

    [Test]
    public async Task Another_call_of_a_client_that_a_handler_makes_is_a_call_of_its_own()
    {
        using var server = new Recorder();
        using var inner = TestClient.Over(server);
        await CallAsync(server, async (request, send) =>
        {
            await inner.Tags.CreateAsync(new CreateTag { Name = "of the handler" });
            return await send(request);
        });
        Assert.That(server.Requests.Select(request => request.Address.AbsolutePath), Is.EqualTo(new[] { "/v1/tags", "/v1/projects" }));
    }

    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    public async Task A_write_that_was_refused_may_come_again(HttpStatusCode status)
    {
        var left = 1;
        using var server = new Recorder(_ => Answer.Json(Answer.Object, left-- > 0 ? status : HttpStatusCode.OK));
        await CallAsync(server, async (request, send) =>
        {
            using var first = await send(request);
            return await send(request);
        });
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [TestCase(HttpStatusCode.RequestTimeout)]
    [TestCase(HttpStatusCode.OK)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task A_write_that_may_have_been_done_may_not_whatever_the_handler_makes_of_it(HttpStatusCode status)
    {
        using var server = new Recorder(_ => Answer.Json("{}", status));
        var call = CallAsync(server, async (request, send) =>
        {
            using var first = await send(request);
            return await send(Bare(request.Method, new Uri(request.RequestUri!, "rewritten")));
        });
        await Assert.ThatAsync(
            () => call,
            Throws.TypeOf<ParallaxRepeatedWriteException>().With.Property(nameof(ParallaxException.RequestMayHaveBeenProcessed)).True);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_handler_throws_after_a_write_was_sent_tells_that_it_may_have_arrived()
    {
        var cause = new NotSupportedException("made up");
        using var server = new Recorder();
        var call = CallAsync(server, async (request, send) =>
        {
            using var first = await send(request);
            throw cause;
        });
        await Assert.ThatAsync(
            () => call,
            Throws.TypeOf<ParallaxConnectionException>().With.InnerException.SameAs(cause).And.Property(nameof(
                ParallaxException.RequestMayHaveBeenProcessed)).True);
    }

    [Test]
    public async Task A_handler_around_all_of_ours_that_repeats_a_write_is_refused_too()
    {
        using var server = new Recorder("{}", HttpStatusCode.ServiceUnavailable);
        var services = new ServiceCollection().AddSingleton<IHttpMessageHandlerBuilderFilter>(new AroundAllFilter());
        services.AddParallaxClient(options =>
        {
            options.ApiKey = TestClient.Key;
            TestClient.OneRequestPerCall(options);
        }).EndingAt(server);
        await using var provider = services.BuildServiceProvider();
        var call = provider.GetRequiredService<IParallaxClient>().Projects.CreateAsync(new CreateProject { Name = "a" });
        await Assert.ThatAsync(() => call, Throws.TypeOf<ParallaxRepeatedWriteException>());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    private static HttpRequestMessage Bare(HttpMethod method, Uri address) => new(method, address);

    private static async Task CallAsync(
        Recorder server, Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> handle)
    {
        var services = new ServiceCollection();
        services.AddParallaxClient(options =>
        {
            options.ApiKey = TestClient.Key;
            TestClient.OneRequestPerCall(options);
        }).AddHttpMessageHandler(() => new Handler(handle)).EndingAt(server);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IParallaxClient>().Projects.CreateAsync(new CreateProject { Name = "a" });
    }

    private sealed class Handler(
        Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> handle) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => handle(request, sent => base.SendAsync(sent, cancellationToken));
    }

    private sealed class AroundAllFilter : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Insert(0, new Repeating());
        };
    }

    private sealed class Repeating : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (ParallaxServerException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
