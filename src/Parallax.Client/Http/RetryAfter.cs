namespace Parallax;

/// <summary>The header of that name, in both of its forms.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that the client believes. A mistyped header must not stop a process for days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>
    /// The wait that a response asks for, an hour at most; null if it gives no usable hint: no header, one that cannot be read, zero, or a
    /// moment that is over.
    /// </summary>
    public static TimeSpan? From(HttpResponseMessage response, TimeProvider time)
        => Asked(response, time) is { } asked ? (asked < Longest ? asked : Longest) : null;

    /// <summary>
    /// What the response asks for as it stands. A date counts from the server's own <c>Date</c>, so that clocks need not agree.
    /// </summary>
    public static TimeSpan? Asked(HttpResponseMessage response, TimeProvider time)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
            _ => TimeSpan.Zero,
        };
        return asked > TimeSpan.Zero ? asked : null;
    }
}
