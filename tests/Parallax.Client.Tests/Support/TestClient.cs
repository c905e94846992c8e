namespace Parallax.Tests.Support;

/// <summary>Clients that are made by hand and end at a handler of the test.</summary>
internal static class TestClient
{
    public const string Key = "pat_0123456789-test";

    /// <summary>One call is one request: neither the rate gate nor a second attempt comes in between, unless a test asks for them.</summary>
    public static ParallaxClient Over(HttpMessageHandler handler, Action<ParallaxClientOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new ParallaxClientOptions { ApiKey = Key };
        OneRequestPerCall(options);
        configure?.Invoke(options);
        return new ParallaxClient(options, handler, time);
    }

    public static void OneRequestPerCall(ParallaxClientOptions options) => (options.Retry.MaxAttempts, options.RateLimit.Enabled) = (1, false);
}
