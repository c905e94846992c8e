using System.Net;

namespace Parallax;

/// <summary>
/// One way of a request past the handler next to the network: whether its headers were written to a connection, and whether they may
/// be written again. An attempt has one, unless a handler of the host repeats it.
/// </summary>
/// <param name="call">The call that the request belongs to, also if it is a copy of the original.</param>
/// <param name="isDirect">Whether the connections are next: what repeats the request behind this point is then the framework.</param>
internal sealed class Passage(CallState call, bool isDirect)
{
    private static readonly AsyncLocal<Passage?> Surrounding = new();
    private static readonly HttpRequestOptionsKey<Passage> OptionsKey = new("Parallax.Passage");

    private string? _credentials;
    private int _writings;

    public CallState Call { get; } = call;

    public bool IsDirect { get; } = isDirect;

    /// <summary>Whether headers of the request were written to a connection.</summary>
    public bool IsOnWire => Volatile.Read(ref _writings) > 0;

    /// <summary>The call that the code is part of: a copy that a handler makes of a request need not carry it along.</summary>
    public static Passage? Ambient
    {
        get => Surrounding.Value;
        set => Surrounding.Value = value;
    }

    public void AttachTo(HttpRequestMessage request)
    {
        if (request is ICallCarrier own)
        {
            own.Passage = this;
        }
        else
        {
            request.Options.Set(OptionsKey, this);
        }
    }

    /// <summary>The passage that a request belongs to which a connection is about to write; null if it is none of this client.</summary>
    /// <param name="request">The request, be it a copy.</param>
    /// <param name="keyHeader">The header with the key.</param>
    public static Passage? Of(HttpRequestMessage request, string keyHeader)
    {
        if (request is ICallCarrier own)
        {
            return own.Passage;
        }

        if (request.Options.TryGetValue(OptionsKey, out var attached))
        {
            return attached;
        }

        // A copy, if it has our key: a handler may make calls of its own, to other services, while it has ours in hand.
        return Ambient is { Call.Key: { } key } around
            && request.Headers.NonValidated.TryGetValues(keyHeader, out var keys)
            && string.Equals(keys.ToString(), key, StringComparison.Ordinal)
                ? around
                : null;
    }

    /// <summary>Takes down that a connection writes the request.</summary>
    /// <returns>Whether it was written before, so that the server may have it already.</returns>
    public bool Writes(HttpRequestMessage request)
    {
        // Asked for a password by a proxy, the framework sends the same request once more with it: the first was turned away.
        var credentials = CredentialsOf(request);
        var isAnswer = !string.Equals(credentials, _credentials, StringComparison.Ordinal);
        _credentials = credentials;
        var again = Interlocked.Increment(ref _writings) > 1 && !isAnswer;
        Call.WentOut(again);
        return again;
    }

    private static string? CredentialsOf(HttpRequestMessage request)
    {
        var headers = request.Headers.NonValidated;
        return headers.TryGetValues("Proxy-Authorization", out var proxy) ? proxy.ToString()
            : headers.TryGetValues("Authorization", out var server) ? server.ToString()
            : null;
    }
}
