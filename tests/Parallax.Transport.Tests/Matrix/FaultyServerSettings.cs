using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Transport.Matrix;

/// <summary>What a test may want otherwise.</summary>
internal sealed record FaultyServerSettings
{
    public Action<ParallaxClientOptions> Configure { get; init; } = static _ => { };

    public Action<IHttpClientBuilder> Extend { get; init; } = static _ => { };

    /// <summary>Whether calls are made on the plain <see cref="HttpClient"/>, writes without content.</summary>
    public bool ByHand { get; init; }

    /// <summary>Stands in the bodies of requests and answers.</summary>
    public string NameOfClients { get; init; } = "Northwind";
}
