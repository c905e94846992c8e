using System.Globalization;

namespace Parallax.Emulator.Arguments;

/// <summary>What the command line asks for, read and checked.</summary>
internal sealed record EmulatorArguments
{
    /// <summary>The same every time: a curl line from yesterday still works. It opens nothing else, so it may be shown.</summary>
    public const string DefaultKey = "pat_for_the_emulator_only";

    public int Port { get; init; } = 5080;

    /// <summary>The rate limit; null for none.</summary>
    public (int Permits, TimeSpan Window)? Limit { get; init; } = (100, TimeSpan.FromSeconds(60));

    public TimeSpan Latency { get; init; }

    /// <summary>The JSON to begin with; null for the sample firm, empty for nothing.</summary>
    public string? Seed { get; init; }

    /// <summary>The text of another description; null for the one that comes with the tool.</summary>
    public string? Description { get; init; }

    public string Key { get; init; } = DefaultKey;

    public bool Mock { get; init; }

    public (Uri Target, string Secret)? Webhook { get; init; }

    public bool Https { get; init; }

    /// <summary>Reads what was typed, and the files that it names.</summary>
    /// <exception cref="UsageException">Something cannot be done.</exception>
    public static EmulatorArguments From(EmulatorSettings settings) => new()
    {
        Port = int.TryParse(settings.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new UsageException("--port has to be a number from 0 to 65535, such as 5080."),
        Limit = LimitOf(settings.Limit),
        Latency = TimeText.Read(settings.Latency) is { } latency && latency <= TimeSpan.FromHours(1)
            ? latency
            : throw new UsageException("--latency has to be a time of at most an hour, such as 200ms or 1.5s."),
        Seed = SeedOf(settings),
        Description = settings.Description is { } description ? ReadFile("--description", description) : null,
        Key = KeyOf(settings.Key),
        Mock = settings.Mock,
        Webhook = WebhookOf(settings.Webhook, settings.WebhookSecret),
        Https = settings.Https,
    };

    private static (int Permits, TimeSpan Window)? LimitOf(string text)
    {
        if (text is "off")
        {
            return null;
        }

        return text.Split('/') is [var permits, var window]
            && int.TryParse(permits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && TimeText.Read(window) is { } length && length > TimeSpan.Zero && length <= TimeSpan.FromDays(1)
                ? (number, length)
                : throw new UsageException("--limit has to be permits and a window of at most a day, such as 100/60s, or off.");
    }

    private static string? SeedOf(EmulatorSettings settings)
    {
        var seed = settings.Seed ?? (settings.Description is null && !settings.Mock ? "sample" : "none");
        if (seed is not "none" && settings.Mock)
        {
            throw new UsageException("--seed has no effect with --mock, which has no memory; leave one of them out.");
        }

        return seed switch
        {
            "sample" => null,
            "none" => "",
            _ => ReadFile("--seed", seed) is { Length: > 0 } text ? text : throw new UsageException($"--seed names a file that is empty: {seed}"),
        };
    }

    private static string KeyOf(string? key)
    {
        if (key is null)
        {
            return DefaultKey;
        }

        return key.Length > 0 && key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw new UsageException("--key has to be of visible ASCII characters without spaces, such as pat_test.");
    }

    private static (Uri Target, string Secret)? WebhookOf(string? target, string? secret)
    {
        if (target is null)
        {
            return secret is null ? null : throw new UsageException("--webhook-secret is of no use without --webhook.");
        }

        if (!Uri.TryCreate(target, UriKind.Absolute, out var address) || !address.IsLoopback || address.Scheme is not ("http" or "https"))
        {
            throw new UsageException("--webhook has to be an HTTP address of this machine, such as http://127.0.0.1:5081/webhooks.");
        }

        return string.IsNullOrEmpty(secret) ? throw new UsageException("--webhook needs --webhook-secret, with which webhooks are signed.") : (address, secret);
    }

    private static string ReadFile(string option, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{option} names a file that cannot be read: {UsageException.OneLine(failure.Message)}", failure);
        }
    }
}
