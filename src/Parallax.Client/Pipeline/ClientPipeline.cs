using System.Net;
using System.Reflection;
using Parallax.Wire;

namespace Parallax;

/// <summary>What a request goes through, listed once for clients from a container and clients made by hand.</summary>
internal static class ClientPipeline
{
    private static readonly string Version = typeof(ClientPipeline).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The handlers, from the outermost to the one next to the network.</summary>
    public static IReadOnlyList<DelegatingHandler> Handlers(ParallaxClientOptions options, TimeProvider time) =>
    [
        new ErrorHandler(),
        new AuthHandler(new KeySource(options), options.BaseAddress),
        new AttemptHandler(options.AttemptTimeout, options.MaxResponseBytes, time),
    ];

    /// <summary>The connection to the server. Follows no redirect: the key would go along.</summary>
    public static SocketsHttpHandler Primary() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    public static void Configure(HttpClient client, ParallaxClientOptions options)
    {
        client.BaseAddress = BaseAddresses.WithClosingSlash(options.BaseAddress);
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"Parallax.Client/{Version}");
        if (options.ApplicationName is { } application)
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd(application);
        }
    }

    /// <summary>A client over the handlers; <paramref name="primary"/> stays the caller's if it is given.</summary>
    public static HttpClient Create(ParallaxClientOptions options, HttpMessageHandler? primary, TimeProvider time)
    {
        HttpMessageHandler chain = primary is null ? Primary() : new BorrowedHandler(primary);
        foreach (var handler in Handlers(options, time).Reverse())
        {
            handler.InnerHandler = chain;
            chain = handler;
        }

        var client = new HttpClient(chain);
        Configure(client, options);
        return client;
    }
}
