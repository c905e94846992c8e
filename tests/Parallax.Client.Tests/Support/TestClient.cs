namespace Parallax.Tests.Support;

/// <summary>Clients that are made by hand and end at a handler of the test.</summary>
internal static class TestClient
{
    public const string Key = "pat_0123456789-test";

    /// <summary>
    /// One call is one request: neither the rate gate nor a second attempt comes in between, unless a test asks for them.
    /// </summary>
    public static ParallaxClient Over(
        HttpMessageHandler handler, Action<ParallaxClientOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new ParallaxClientOptions { ApiKey = Key };
        OneRequestPerCall(options);
        configure?.Invoke(options);
        return new ParallaxClient(options, handler, time);
    }

    /// <summary>A client with a gate of three permits, whose calls have all the time that a closed gate takes.</summary>
    public static ParallaxClient Gated(HttpMessageHandler handler, TimeProvider time, Action<ParallaxClientOptions>? configure = null)
        => Over(
            handler,
            options =>
            {
                (options.RateLimit, options.AttemptTimeout) = (new ParallaxRateLimitOptions { PermitLimit = 3 }, TimeSpan.FromMinutes(10));
                configure?.Invoke(options);
            },
            time);

    public static void OneRequestPerCall(ParallaxClientOptions options)
        => (options.Retry.MaxAttempts, options.RateLimit.Enabled) = (1, false);
}
