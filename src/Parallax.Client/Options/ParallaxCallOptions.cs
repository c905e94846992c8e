using System.Globalization;

namespace Parallax;

/// <summary>Options for the calls of one view of the client: <see cref="IParallaxClient.With"/>.</summary>
public sealed record ParallaxCallOptions
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>
    /// Which of the calls that share the limit go first. Default null: as the client that the view is of,
    /// <see cref="ParallaxPriority.Normal"/> in the end.
    /// </summary>
    public ParallaxPriority? Priority { get; init; }

    /// <summary>
    /// Longest time for a call with all its attempts, in the place of <see cref="ParallaxClientOptions.TotalTimeout"/>; the time that it
    /// queues for a permit does not count. Default null: as the client that the view is of. At most 1 day.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Longest wait for a permit, in the place of <see cref="ParallaxRateLimitOptions.MaxWait"/>: a call that would wait longer fails with
    /// a <see cref="ParallaxRateLimitException"/> and is not sent. Default null: as the client that the view is of. At most 1 day.
    /// </summary>
    public TimeSpan? MaxWait { get; init; }

    /// <summary>
    /// Headers for every request of the calls, beside those of the client. Default none. The key is not among them: it is the client's.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Told of the response that ends each call, also of one that becomes an exception; not of responses that lead to another attempt.
    /// Runs before the call returns, so it should be quick. If it throws, the client logs a warning, and the call goes on.
    /// </summary>
    public Action<ParallaxCallResponse>? OnResponse { get; init; }

    /// <summary>These options, and for what they leave open those of <paramref name="outer"/>.</summary>
    internal ParallaxCallOptions Over(ParallaxCallOptions? outer)
    {
        if (outer is null)
        {
            return this;
        }

        var headers = new Dictionary<string, string>(outer.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Headers)
        {
            headers[name] = value;
        }

        return new ParallaxCallOptions
        {
            Priority = Priority ?? outer.Priority,
            Timeout = Timeout ?? outer.Timeout,
            MaxWait = MaxWait ?? outer.MaxWait,
            Headers = headers,
            OnResponse = OnResponse ?? outer.OnResponse,
        };
    }

    /// <summary>What is wrong with the options, by name; null if nothing is.</summary>
    internal string? Problem()
    {
        if (Priority is { } priority && !Enum.IsDefined(priority))
        {
            return $"{nameof(Priority)} is {(int)priority}; it has to be one of {string.Join(", ", Enum.GetNames<ParallaxPriority>())}.";
        }

        return ProblemWithTime(nameof(Timeout), Timeout)
            ?? ProblemWithTime(nameof(MaxWait), MaxWait)
            ?? (Headers is null
                ? $"{nameof(Headers)} is null; leave it out for no headers."
                : Headers.Select(ProblemWithHeader).FirstOrDefault(static problem => problem is not null));
    }

    private static string? ProblemWithTime(string option, TimeSpan? value)
        => value is { } time && (time <= TimeSpan.Zero || time > LongestTime)
            ? string.Create(CultureInfo.InvariantCulture, $"{option} is {time:c}; it has to be above zero and at most {LongestTime:c}.")
            : null;

    // A request is asked, since it knows which names HTTP allows, and which headers belong to a body. The value may be secret.
    private static string? ProblemWithHeader(KeyValuePair<string, string> header)
    {
        if (ReservedHeaders.Contains(header.Key))
        {
            return $"{nameof(Headers)}: '{header.Key}' is set by the client alone. The key "
                + $"is {nameof(ParallaxClientOptions)}.{nameof(ParallaxClientOptions.ApiKey)}.";
        }

        using var probe = new HttpRequestMessage();
        return header.Value is null
            || header.Value.AsSpan().ContainsAny('\r', '\n', '\0')
            || !probe.Headers.TryAddWithoutValidation(header.Key, header.Value)
            ? $"{nameof(Headers)}: '{header.Key}' is no header of a request, or its value is null or has a line break."
            : null;
    }

    private static HashSet<string> ReservedHeaders { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-API-KEY", "Authorization", "Host", "Connection", "Expect", "Transfer-Encoding", "Upgrade", "Proxy-Authorization", "Cookie",
    };
}

/// <summary>The response that ended a call, without its body.</summary>
/// <param name="Method">Method of the request, such as <c>GET</c>.</param>
/// <param name="Path">Path of the request, without the query.</param>
/// <param name="StatusCode">Status of the response.</param>
/// <param name="Headers">Headers of the response. Read what you need at once: they are not kept.</param>
/// <param name="Duration">Time since the call began, with all attempts and waits.</param>
/// <param name="Attempts">How often the request was sent.</param>
public sealed record ParallaxCallResponse(
    string Method,
    string Path,
    System.Net.HttpStatusCode StatusCode,
    System.Net.Http.Headers.HttpResponseHeaders Headers,
    TimeSpan Duration,
    int Attempts);
