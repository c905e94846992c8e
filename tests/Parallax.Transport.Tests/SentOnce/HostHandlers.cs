using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Parallax.Tests.Transport.SentOnce;

/// <summary>What hosts put around a client that repeats requests, in the places where they can.</summary>
internal static class HostHandlers
{
    public static readonly IReadOnlyDictionary<string, Action<IHttpClientBuilder>> All = new Dictionary<string, Action<IHttpClientBuilder>>(
        StringComparer.Ordinal)
    {
        ["AddStandardResilienceHandler"] = static builder
            => builder.AddStandardResilienceHandler(static options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)),
        ["AddStandardHedgingHandler"] = static builder
            => builder.AddStandardHedgingHandler().Configure(static options => options.Hedging.Delay = TimeSpan.FromMilliseconds(1)),
        ["AddPolicyHandler"] = static builder
            => builder.AddPolicyHandler(Policy<HttpResponseMessage>.Handle<Exception>()
                .OrResult(static answer => !answer.IsSuccessStatusCode)
                .RetryAsync(3)),
        ["a handler that repeats the request"] = static builder
            => builder.AddHttpMessageHandler(static () => new Repeating(static request => request)),
        ["a handler that sends a copy"] = static builder => builder.AddHttpMessageHandler(static () => new Repeating(CopyOf)),
        ["a handler that sends a copy with the options"] = static builder
            => builder.AddHttpMessageHandler(static () => new Repeating(CopyWithOptionsOf)),
        ["a handler of all clients"] = static builder
            => builder.Services.ConfigureHttpClientDefaults(static all => all.AddHttpMessageHandler(static () => new Repeating(CopyOf))),
        ["a primary handler that repeats"] = static builder
            => builder.ConfigurePrimaryHttpMessageHandler(static () => new Repeating(static request => request)
            {
                InnerHandler = new SocketsHttpHandler()
            }),
        ["a primary handler that sends a copy"] = static builder
            => builder.ConfigurePrimaryHttpMessageHandler(static () => new Repeating(CopyOf) { InnerHandler = new HttpClientHandler() }),
        ["a wrapper that repeats"] = static builder
            => builder.ConfigurePrimaryHttpMessageHandler(static () => new RepeatingWrapper(static request => request)),
        ["a wrapper that sends a copy"] = static builder
            => builder.ConfigurePrimaryHttpMessageHandler(static () => new RepeatingWrapper(CopyOf)),
    };

    public static IParallaxClient ClientOf(IServiceProvider services) => services.GetRequiredService<IParallaxClient>();

    public static ServiceProvider Services(Uri address, Action<IHttpClientBuilder> extend, Action<ParallaxClientOptions>? configure = null)
    {
        var known = Outcome.Options(address);
        var services = new ServiceCollection();
        extend(services.AddParallaxClient(options =>
        {
            (options.ApiKey, options.BaseAddress, options.Retry) = (known.ApiKey, known.BaseAddress, known.Retry);
            configure?.Invoke(options);
        }));
        return services.BuildServiceProvider();
    }

    private static HttpRequestMessage CopyOf(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content is null ? null : new ByteArrayContent(request.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult())
        };
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (copy.Content is not null)
        {
            copy.Content.Headers.ContentType = request.Content!.Headers.ContentType;
        }

        return copy;
    }

    private static HttpRequestMessage CopyWithOptionsOf(HttpRequestMessage request)
    {
        var copy = CopyOf(request);
        foreach (var (name, value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[name] = value;
        }

        return copy;
    }

    private static async Task<HttpResponseMessage> RepeatAsync(
        Func<HttpRequestMessage> next, Func<HttpRequestMessage, Task<HttpResponseMessage>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await send(next());
                if (response.IsSuccessStatusCode || attempt == 3)
                {
                    return response;
                }
            }
            catch (Exception) when (attempt < 3)
            {
                // So do handlers that retry on everything.
            }
        }
    }

    private sealed class Repeating(Func<HttpRequestMessage, HttpRequestMessage> next) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => RepeatAsync(() => next(request), repeated => base.SendAsync(repeated, cancellationToken));
    }

    private sealed class RepeatingWrapper(Func<HttpRequestMessage, HttpRequestMessage> next) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _inner = new(new SocketsHttpHandler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => RepeatAsync(() => next(request), repeated => _inner.SendAsync(repeated, cancellationToken));

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
