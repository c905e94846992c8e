using System.Net;
using System.Reflection;

namespace Parallax;

/// <summary>What a request goes through, listed once for clients from a container and clients made by hand.</summary>
internal static class ClientPipeline
{
    private static readonly string Version =
        typeof(ClientPipeline).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(
            '+')[0];

    /// <summary>The handlers, from the outermost to the one next to the network.</summary>
    /// <param name="options">The settings as they were when the client was made.</param>
    /// <param name="current">The settings as they are now: the key may change.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where warnings go.</param>
    /// <param name="gate">The gate. The code that made it disposes of it.</param>
    /// <param name="name">The name that the client has in the container, if it has one.</param>
    public static IEnumerable<DelegatingHandler> Handlers(
        ParallaxClientOptions options, Func<ParallaxClientOptions> current, TimeProvider time, ClientLog log, SharedGate gate,
        string? name = null)
    {
        var keys = new KeySource(current);
        var delays = new RetryDelays(options.Retry, options.RateLimit.Window, time, NextRandom);

        yield return new TelemetryHandler(name, time, log);
        yield return new TotalTimeoutHandler(options.TotalTimeout, time);
        yield return RetryHandler.Create(options, new RetryRules(options, delays), time, log);

        var limiter = options.RateLimit.Limiter is null ? null : new OwnLimiter(options, gate, delays, time, log);
        if (gate.IsEnabled)
        {
            yield return new GateHandler(options, keys, gate, limiter, delays, time, log);
        }
        else if (limiter is not null && options.RateLimit.Limiter is not ParallaxRateLimiter)
        {
            yield return new OwnLimiterHandler(limiter);
        }

        yield return new AuthHandler(keys, options.BaseAddress);
        yield return new AttemptHandler(options.AttemptTimeout, options.MaxResponseBytes);
    }

    /// <summary>The connection to the server. Follows no redirect: the key would go along.</summary>
    public static SocketsHttpHandler Primary(ParallaxClientOptions options) => new()
    {
        AllowAutoRedirect = false,

        // The framework's own activity quotes what is not HTTP, and sends the ids of the caller's traces to the vendor. This
        // client has an activity of its own.
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,

        // Within the time of the attempt, so that a server that cannot be reached is told from one that does not answer. Never zero: that
        // is no time that the handler takes.
        ConnectTimeout = TimeSpan.FromTicks(Math.Max(1, options.AttemptTimeout.Ticks / 2)),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    public static void Configure(HttpClient client, ParallaxClientOptions options)
    {
        client.BaseAddress = BaseAddresses.AsPrefix(options.BaseAddress);
        client.Timeout = Timeout.InfiniteTimeSpan;

        // As they are: parsed ones would be cloned for every request. The name of the application was checked with the options.
        var application = options.ApplicationName is { } name ? $" {name}" : "";
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"Parallax.Client/{Version}{application}");
    }

    /// <summary>The handlers in a chain; <paramref name="primary"/> stays the caller's if it is given.</summary>
    public static HttpMessageHandler Chain(
        ParallaxClientOptions options, HttpMessageHandler? primary, TimeProvider time, ClientLog log, SharedGate gate)
    {
        var chain = primary is null
            ? PrimaryHandlers.Prepare(Primary(options), options.BaseAddress)
            : PrimaryHandlers.Prepare(primary, options.BaseAddress, static handler => new BorrowedHandler(handler));
        foreach (var handler in Handlers(options, () => options, time, log, gate).Reverse())
        {
            handler.InnerHandler = chain;
            chain = handler;
        }

        return chain;
    }

    public static HttpClient Create(HttpMessageHandler chain, ParallaxClientOptions options)
    {
        var client = new HttpClient(chain);
        Configure(client, options);
        return client;
    }

    /// <summary>
    /// A client over the chain of <paramref name="origin"/>, as that one is configured, whose calls have options of their own.
    /// </summary>
    public static HttpClient View(HttpClient origin, HttpMessageHandler chain, ParallaxCallOptions options, SharedGate gate, ClientLog log)
    {
        var view = new HttpClient(new CallOptionsHandler(options, gate, log, chain), disposeHandler: false)
        {
            BaseAddress = origin.BaseAddress,
            DefaultRequestVersion = origin.DefaultRequestVersion,
            DefaultVersionPolicy = origin.DefaultVersionPolicy,
            Timeout = origin.Timeout,
        };
        foreach (var (name, values) in origin.DefaultRequestHeaders.NonValidated)
        {
            view.DefaultRequestHeaders.TryAddWithoutValidation(name, values);
        }

        return view;
    }

#pragma warning disable RS0030 // The one place where randomness comes from: it spreads waits, and tests put their own in its place.
    private static double NextRandom() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}
