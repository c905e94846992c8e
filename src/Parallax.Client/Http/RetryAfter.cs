namespace Parallax;

/// <summary>The header of that name, in both of its forms.</summary>
internal static class RetryAfter
{
    /// <summary>The wait that an answer asks for; null if it asks for none. A date counts from now, never below zero.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero,
        _ => null,
    };
}
