namespace Parallax;

/// <summary>Settings of a client. Bound from configuration, or set in code; checked when the client is made.</summary>
public sealed class ParallaxClientOptions
{
    internal const long DefaultMaxResponseBytes = 64L * 1024 * 1024;
    internal const int LargestPage = 500;
    internal const int MostReadAhead = 64;

    /// <summary>The Personal Access Token. Required, unless <see cref="ApiKeyProvider"/> is set.</summary>
    public ParallaxApiKey? ApiKey { get; set; }

    /// <summary>Asked for the key before every attempt, for keys that rotate. Takes precedence over <see cref="ApiKey"/>.</summary>
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>
    /// Where the API is. Default <c>https://api.getparallax.com/</c>. A path is kept, with or without closing slash. Has to be
    /// https, except on the own machine, which is reached without a proxy. A reload that changes it is refused with a warning.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://api.getparallax.com/");

    /// <summary>Rows per page of a list, 1 to 500. Default 500, the most that the API gives.</summary>
    public int PageSize { get; set; } = LargestPage;

    /// <summary>
    /// Pages of a list that are asked for while the loop is still busy with one, 0 to 64. Default 4. Up to that many pages more are
    /// in memory. A loop that ends on the first page costs one call, or two if it takes more than half of it.
    /// </summary>
    public int ReadAhead { get; set; } = 4;

    /// <summary>Longest time for one attempt, its whole body included. Default 30 seconds, at most 10 minutes.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Longest time for a call with all its attempts and the waits between them; the time that it queues for a permit does not
    /// count. Default 5 minutes, at most 1 day.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often and how soon failed calls are tried again.</summary>
    public ParallaxRetryOptions Retry { get; set; } = new();

    /// <summary>How the client keeps below the limit of the server.</summary>
    public ParallaxRateLimitOptions RateLimit { get; set; } = new();

    /// <summary>Largest answer that is read, in bytes after decompression. Default 64 MiB, at most 1 GiB.</summary>
    public long MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>Name and version of your program for the <c>User-Agent</c>, such as <c>Contoso.CrmSync/1.2</c>. Default none.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Whether messages of exceptions have the <c>detail</c> that the server gives with an error, at most 500 characters of it. Default
    /// false, as
    /// it may name data; <see cref="ParallaxApiException.Detail"/> always has it.
    /// </summary>
    public bool IncludeErrorDetail { get; set; }

    internal ParallaxClientOptions Copy()
    {
        var copy = (ParallaxClientOptions)MemberwiseClone();
        (copy.Retry, copy.RateLimit) = (Retry.Copy(), RateLimit.Copy());
        return copy;
    }
}
