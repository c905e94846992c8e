using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>How the client keeps below the limit of the server.</summary>
public sealed class ParallaxRateLimitOptions
{
    /// <summary>Whether calls wait so that the limit is not hit. Default true. A 429 is waited out and tried again in any case.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Calls per <see cref="Window"/>. Default 100, as the vendor documents it, 1 to 100,000. Clients with the same key and host share
    /// one limit in a process: that of the first of them.
    /// </summary>
    public int PermitLimit { get; set; } = 100;

    /// <summary>Length of the window. Default 60 seconds, at most 1 hour.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Permits that calls with <see cref="ParallaxPriority.Background"/> leave to other calls, so that these need not wait while an export
    /// runs: in no window do background calls take more than all the others, 80 of 100. What other calls take beyond the reserve, the
    /// export goes without. 0 to one less than <see cref="PermitLimit"/>. Default null: a fifth of <see cref="PermitLimit"/>, 20 of 100.
    /// </summary>
    public int? Reserve { get; set; }

    /// <summary>
    /// Longest wait for a permit, and again for one of <see cref="Limiter"/>; a call that would wait longer fails with a
    /// <see cref="ParallaxRateLimitException"/> and is not
    /// sent. Default none: it waits as long as it takes, or until it is cancelled.
    /// </summary>
    public TimeSpan? MaxWait { get; set; }

    /// <summary>
    /// A limiter of your own that is asked as well, such as one that several processes with the same key share. A lease is held until
    /// the response is there. Should it throw, calls go on without it, and a warning is logged, one until it works again. When the server
    /// answers 429, the waits at it are cancelled, and begin anew when calls may leave again. Yours to dispose of. Default none.
    /// <c>UseRedis</c> of the package <c>Parallax.RateLimiting.Redis</c> sets one.
    /// </summary>
    public RateLimiter? Limiter { get; set; }

    internal int EffectiveReserve => Reserve ?? (PermitLimit / 5);

    internal ParallaxRateLimitOptions Copy() => (ParallaxRateLimitOptions)MemberwiseClone();
}
