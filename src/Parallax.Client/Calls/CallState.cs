using System.Net;

namespace Parallax;

/// <summary>What is known of a call across its attempts. Travels with the request, and with the exceptions it leads to.</summary>
internal sealed class CallState
{
    private static readonly HttpRequestOptionsKey<CallState> OptionsKey = new("Parallax.CallState");
    private static long lastTicket;

    private int _passing;
    private int _isUnanswered;
    private bool _attemptWentOut;

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

    /// <summary>The key of the last attempt that had one: what the server quotes of it stands in no message.</summary>
    internal string? SentKey { get; set; }

    /// <summary>Whether a write may have taken effect.</summary>
    public bool MayHaveBeenProcessed => Name.IsWrite && MayHaveArrived;

    /// <summary>What a failure means for the caller, as a sentence.</summary>
    public string Consequence
        => !Name.IsWrite
            ? ""
            : MayHaveArrived ? " The write may have taken effect: look before you send it again." : " Nothing was carried out.";

    /// <summary>What the view of the client that the call goes through has set.</summary>
    public CallSettings Settings { get; set; } = CallSettings.Default;

    /// <summary>What is left of the time of the call. Set by the handler of the total timeout, before all that asks for it.</summary>
    public CallBudget Budget { get; set; } = null!;

    /// <summary>
    /// Whether the call goes through the handlers of this client. Over a plain <see cref="HttpClient"/> it is not known what was sent.
    /// </summary>
    public bool IsFollowed => Budget is not null;

    /// <summary>The attempt that was made before the policy for further ones was asked.</summary>
    public Task<HttpResponseMessage>? FirstAttempt { get; set; }

    /// <summary>The wait before the next attempt, as it was decided on.</summary>
    public TimeSpan NextWait { get; set; }

    /// <summary>Whether nothing of the attempt can have reached the server.</summary>
    public bool NothingWasSent => !_attemptWentOut && Volatile.Read(ref _passing) == 0;

    public static CallState Of(HttpRequestMessage request)
    {
        if (Find(request) is { } known)
        {
            return known;
        }

        var state = new CallState(CallName.Of(request));
        if (request is ICallCarrier own)
        {
            own.Call = state;
        }
        else
        {
            request.Options.Set(OptionsKey, state);
        }

        return state;
    }

    /// <summary>
    /// The call that a request carries with it; null for a request that did not come by way of the client, or as a bare copy.
    /// </summary>
    public static CallState? Find(HttpRequestMessage request)
        => request is ICallCarrier own ? own.Call : request.Options.TryGetValue(OptionsKey, out var state) ? state : null;

    /// <summary>To be told before an attempt.</summary>
    public void BeginsAttempt()
    {
        Attempts++;
        _attemptWentOut = false;
    }

    /// <summary>To be asked before a request, or a copy of it, goes to the handler that sends it.</summary>
    /// <returns>False if it must not: it is a write that is under way, or that may have been carried out.</returns>
    public bool MayPass(HttpMethod method)
    {
        if (IsGuarded(method) && Interlocked.Exchange(ref _isUnanswered, 1) == 1)
        {
            return false;
        }

        Interlocked.Increment(ref _passing);
        return true;
    }

    /// <summary>
    /// To be told when the server may have the request, and whether it may have had it before, with an answer that was not seen.
    /// </summary>
    public void WentOut(bool again)
    {
        _attemptWentOut = true;
        MayHaveArrived |= again;
    }

    /// <summary>To be told when a request that was let pass is over.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="status">The status of the answer; null without one.</param>
    /// <param name="wentOut">Whether the server may have had it.</param>
    public void Passed(HttpMethod method, HttpStatusCode? status, bool wentOut)
    {
        if (wentOut)
        {
            _attemptWentOut = true;
        }

        var mayHaveBeenDone = status is { } answer ? MayHaveBeenDone(answer) : wentOut;
        MayHaveArrived |= mayHaveBeenDone;
        if (IsGuarded(method) && !mayHaveBeenDone)
        {
            Volatile.Write(ref _isUnanswered, 0);
        }

        Interlocked.Decrement(ref _passing);
    }

    /// <summary>
    /// Takes down the status of an answer. A success was carried out, and a refusal says that nothing was done. A request that the
    /// server gave up on, or that broke it, says nothing.
    /// </summary>
    public void Answered(HttpStatusCode status) => MayHaveArrived |= MayHaveBeenDone(status);

    /// <summary>Takes down that an attempt failed without a complete answer, or was given up on while it was under way.</summary>
    public void Failed() => MayHaveArrived |= !NothingWasSent;

    private static bool MayHaveBeenDone(HttpStatusCode status) => (int)status is 408 or >= 500 or (>= 200 and < 300);

    // A request of another method is one that a handler makes by itself.
    private bool IsGuarded(HttpMethod method)
        => Name.IsSentOnce && string.Equals(method.Method, Name.Method, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A request with a place of its own for its call, at less cost than among the options.</summary>
internal interface ICallCarrier
{
    CallState? Call { get; set; }

    Passage? Passage { get; set; }

    /// <summary>Whether the body was handed out, be it to a connection.</summary>
    bool IsBodyRead { get; }
}
