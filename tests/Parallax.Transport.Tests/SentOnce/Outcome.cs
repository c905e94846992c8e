namespace Parallax.Tests.Transport.SentOnce;

internal static class Outcome
{
    /// <summary>The exception that a call ends with; null if it succeeds.</summary>
    public static async Task<Exception?> OfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    public static ParallaxClientOptions Options(Uri address, int attempts = 5) => new()
    {
        ApiKey = "pat_sent-once-4711",
        BaseAddress = address,
        Retry = new ParallaxRetryOptions
        {
            MaxAttempts = attempts,
            BaseDelay = TimeSpan.FromMilliseconds(1),
            MaxDelay = TimeSpan.FromMilliseconds(1)
        },
    };
}
