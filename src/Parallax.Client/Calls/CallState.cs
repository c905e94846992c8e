using System.Net;

namespace Parallax;

/// <summary>What is known of a call across its attempts. Travels with the request, and with the exceptions it leads to.</summary>
internal sealed class CallState
{
    private static readonly HttpRequestOptionsKey<CallState> OptionsKey = new("Parallax.CallState");
    private static long lastTicket;

    private CallState(CallName name) => Name = name;

    public CallName Name { get; }

    /// <summary>The place in the queue of the gate: a later attempt keeps the one of the first.</summary>
    public long Ticket { get; } = Interlocked.Increment(ref lastTicket);

    /// <summary>How often the request was sent, or tried to be.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the server may have carried out an attempt.</summary>
    public bool MayHaveArrived { get; private set; }

    /// <summary>Whether the body of a success is of use to the caller.</summary>
    public bool NeedsBody { get; set; } = true;

    /// <summary>The key of this attempt, while it is under way. Not public: there are logs that write down all that is.</summary>
    internal string? Key { get; set; }

    /// <summary>Whether a write may have taken effect.</summary>
    public bool MayHaveBeenProcessed => Name.IsWrite && MayHaveArrived;

    /// <summary>What a failure means for the caller, as a sentence.</summary>
    public string Consequence => !Name.IsWrite ? "" : MayHaveArrived ? " The write may have taken effect: look before you send it again." : " Nothing was carried out.";

    /// <summary>What the view of the client that the call goes through has set.</summary>
    public CallSettings Settings { get; set; } = CallSettings.Default;

    /// <summary>What is left of the time of the call. Set by the handler of the total timeout, before all that asks for it.</summary>
    public CallBudget Budget { get; set; } = null!;

    /// <summary>The attempt that was made before the policy for further ones was asked.</summary>
    public Task<HttpResponseMessage>? FirstAttempt { get; set; }

    /// <summary>The wait before the next attempt, as it was decided on.</summary>
    public TimeSpan NextWait { get; set; }

    public static CallState Of(HttpRequestMessage request)
    {
        if (request is ICallCarrier own)
        {
            return own.Call ??= new CallState(CallName.Of(request));
        }

        if (!request.Options.TryGetValue(OptionsKey, out var state))
        {
            state = new CallState(CallName.Of(request));
            request.Options.Set(OptionsKey, state);
        }

        return state;
    }

    /// <summary>Whether a request that failed so cannot have reached the server.</summary>
    public static bool IsNeverSent(HttpRequestError error)
        => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>
    /// Takes down the status of an answer. A success was carried out, and a refusal says that nothing was done. A request that the
    /// server gave up on, or that broke it, says nothing.
    /// </summary>
    public void Answered(HttpStatusCode status) => MayHaveArrived |= (int)status is 408 or >= 500 or (>= 200 and < 300);

    /// <summary>Takes down that an attempt failed without a complete answer.</summary>
    public void Failed(HttpRequestError error) => MayHaveArrived |= !IsNeverSent(error);

    /// <summary>Takes down that an attempt was given up on while it was under way.</summary>
    public void Abandoned() => MayHaveArrived = true;
}

/// <summary>A request with a place of its own for its call, at less cost than among the options.</summary>
internal interface ICallCarrier
{
    CallState? Call { get; set; }
}
