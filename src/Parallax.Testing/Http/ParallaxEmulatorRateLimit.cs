namespace Parallax.Testing;

/// <summary>
/// The API's limit on requests: a fixed window per user, whichever of their keys is used, and 429 with <c>Retry-After</c> beyond it.
/// </summary>
public sealed class ParallaxEmulatorRateLimit
{
    /// <summary>Gets or sets a value indicating whether requests are limited. Default: false.</summary>
    public bool Enabled { get; set; }

    /// <summary>Gets or sets how many requests a window takes. Default: 100, as documented for the API. At least 1.</summary>
    public int PermitLimit { get; set; } = 100;

    /// <summary>
    /// Gets or sets the length of a window, measured by <see cref="ParallaxEmulatorOptions.TimeProvider"/> from the first request
    /// in it. Default: 60 seconds, as documented for the API. More than zero.
    /// </summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(60);
}
