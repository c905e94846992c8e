namespace Parallax.Testing;

/// <summary>Refuses settings that could not work, by the name of the option and with the right form; never with the key in it.</summary>
internal static class OptionsCheck
{
    private static readonly TimeSpan LongestLatency = TimeSpan.FromHours(1);

    public static void Check(ParallaxEmulatorOptions options)
    {
        if (Problem(options) is var (option, rule))
        {
            throw new ArgumentException($"{nameof(ParallaxEmulatorOptions)}.{option} {rule}.", nameof(options));
        }
    }

    private static (string Option, string Rule)? Problem(ParallaxEmulatorOptions options)
    {
        if (options.ApiKey is { } key && !KeyRing.IsKey(key))
        {
            return (nameof(options.ApiKey), $"{KeyRing.KeyRule}, or null for a made-up one");
        }

        if (options.Port is < 0 or > 65535)
        {
            return (nameof(options.Port), "has to be from 0 (any free port) to 65535, such as 5080");
        }

        if (options.TimeProvider is null)
        {
            return (nameof(options.TimeProvider), "must not be null; the default is TimeProvider.System");
        }

        if (!Enum.IsDefined(options.Mode))
        {
            return (nameof(options.Mode), "has to be Stateful or StatelessMock");
        }

        if (options.RequestLogLimit < 1)
        {
            return (nameof(options.RequestLogLimit), "has to be at least 1, such as 10000");
        }

        if (options.RequestLogBytes < 0)
        {
            return (nameof(options.RequestLogBytes), "has to be at least 0, such as 67108864");
        }

        if (options.Latency < TimeSpan.Zero || options.Latency > LongestLatency)
        {
            return (nameof(options.Latency), "has to be from zero to an hour, such as TimeSpan.FromMilliseconds(200)");
        }

        if (options.Certificate is { HasPrivateKey: false })
        {
            return (nameof(options.Certificate), "has to come with its private key");
        }

        if (options.RateLimit is null)
        {
            return (nameof(options.RateLimit), "must not be null; to have no limit, leave RateLimit.Enabled false");
        }

        if (options.RateLimit.PermitLimit < 1)
        {
            return ("RateLimit.PermitLimit", "has to be at least 1, such as 100");
        }

        if (options.RateLimit.Window <= TimeSpan.Zero)
        {
            return ("RateLimit.Window", "has to be more than zero, such as TimeSpan.FromSeconds(60)");
        }

        return null;
    }
}
