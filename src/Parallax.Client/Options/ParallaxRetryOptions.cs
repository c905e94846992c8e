namespace Parallax;

/// <summary>How often and how soon a failed call is tried again. Never is a create or an update sent again that may have arrived.</summary>
public sealed class ParallaxRetryOptions
{
    /// <summary>Attempts in all, the first included. Default 5, 1 to 20; 1 means no second try.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// Wait before the second attempt where the server names none; doubled for each further one, and spread at random. Default 1 second.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait where the server names none. Default 60 seconds. A wait that the server asks for is kept in full.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    internal ParallaxRetryOptions Copy() => (ParallaxRetryOptions)MemberwiseClone();
}
