namespace Parallax.RateLimiting.Redis;

/// <summary>How the limit is kept in Redis.</summary>
public sealed class ParallaxRedisOptions
{
    /// <summary>With what the names of the keys in Redis begin. Default <c>parallax</c>.</summary>
    public string KeyPrefix { get; set; } = "parallax";

    /// <summary>
    /// A name for the account whose limit it is, the same in all processes, and not the API key. Set one if the API key changes while
    /// they run: then old and new key count as one. Default null: a hash of key and host.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The number of the database. Default -1: that of the connection.</summary>
    public int Database { get; set; } = -1;

    /// <summary>How long Redis has to answer before it counts as away. Default 1 second, at most 1 minute.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a Redis that did not answer is left alone. Then it is asked in the background, while calls go on without it, and used
    /// again once it answers. Default 5 seconds, at most 1 hour.
    /// </summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(5);

    internal void ThrowIfInvalid()
    {
        Check(IsName(KeyPrefix), nameof(KeyPrefix), "has to be a name without braces, such as \"parallax\"");
        Check(Name is null || IsName(Name), nameof(Name), "has to be a name without braces, such as \"contoso\", or null");
        var isKey = Name?.StartsWith("pat_", StringComparison.OrdinalIgnoreCase) == true;
        Check(!isKey, nameof(Name), "looks like an API key: a key does not belong into Redis");
        Check(Database >= -1, nameof(Database), "has to be -1 or more");
        Check(IsTime(Timeout, TimeSpan.FromMinutes(1)), nameof(Timeout), "has to be more than zero and at most 1 minute, such as 00:00:01");
        Check(IsTime(Pause, TimeSpan.FromHours(1)), nameof(Pause), "has to be more than zero and at most 1 hour, such as 00:00:05");
    }

    // Braces would say to a cluster which part of a name tells the node.
    private static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text.IndexOfAny(['{', '}']) < 0;

    private static bool IsTime(TimeSpan time, TimeSpan longest) => time > TimeSpan.Zero && time <= longest;

    private static void Check(bool isGood, string option, string problem)
    {
        if (!isGood)
        {
            throw new ArgumentException($"{nameof(ParallaxRedisOptions)}.{option} {problem}.", option);
        }
    }
}
