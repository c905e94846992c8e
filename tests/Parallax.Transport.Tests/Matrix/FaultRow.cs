using Parallax.Tests.Transport.Driving;
using Parallax.Tests.Transport.SentOnce;

namespace Parallax.Tests.Transport.Matrix;

/// <summary>One fault, and what has to come of it for each verb; the cells are explained at <see cref="FaultTable"/>.</summary>
internal sealed record FaultRow(string Name, ParallaxFault? Fault, string Get, string Post, string Patch, string Delete)
{
    /// <summary>Whether the fault strikes every attempt, and not just the first.</summary>
    public bool Always { get; init; }

    /// <summary>Whether the connection has carried a request before.</summary>
    public bool OnReusedConnection { get; init; }

    public Holding Holding { get; init; }

    /// <summary>What the host puts around the client, by its name in <see cref="HostHandlers"/>.</summary>
    public string? HostHandler { get; init; }

    /// <summary>Whether the call is made by hand on the plain <see cref="HttpClient"/> of the client, a write without content.</summary>
    public bool ByHand { get; init; }

    /// <summary>What a proxy between client and server answers to everything; null where it closes the connection instead.</summary>
    public Func<string?>? Proxy { get; init; }

    public string Expected(Verb verb) => verb switch
    {
        Verb.Get => Get,
        Verb.Post => Post,
        Verb.Patch => Patch,
        _ => Delete,
    };

    public override string ToString() => Name;
}
