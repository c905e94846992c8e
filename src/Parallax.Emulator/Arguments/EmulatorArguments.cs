using System.Globalization;
using Parallax.CommandLines;

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
    /// <returns>The arguments; null for those who want to know what there is.</returns>
    /// <exception cref="UsageException">Something cannot be done.</exception>
    public static EmulatorArguments? Read(IReadOnlyList<string> args)
    {
        var options = new CommandLine(
            args, "--port=", "--limit=", "--latency=", "--seed=", "--description=", "--key=", "--mock", "--webhook=", "--webhook-secret=",
            "--https");
        if (options.Has("--help"))
        {
            return null;
        }

        return new()
        {
            Port = ushort.TryParse(options["--port"] ?? "5080", NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port
                : throw new UsageException("--port has to be a number from 0 to 65535, such as 5080."),
            Limit = LimitOf(options["--limit"] ?? "100/60s"),
            Latency = TimeText.Read(options["--latency"] ?? "0ms") is { } latency && latency <= TimeSpan.FromHours(1)
                ? latency
                : throw new UsageException("--latency has to be a time of at most an hour, such as 200ms or 1.5s."),
            Seed = SeedOf(options["--seed"], options.Has("--description"), options.Has("--mock")),
            Description = options["--description"] is { } description ? ReadFile("--description", description) : null,
            Key = KeyOf(options["--key"]),
            Mock = options.Has("--mock"),
            Webhook = WebhookOf(options["--webhook"], options["--webhook-secret"]),
            Https = options.Has("--https"),
        };
    }

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

    private static string? SeedOf(string? seed, bool hasDescription, bool isMock)
    {
        seed ??= hasDescription || isMock ? "none" : "sample";
        if (seed is not "none" && isMock)
        {
            throw new UsageException("--seed has no effect with --mock, which has no memory; leave one of them out.");
        }

        return seed switch
        {
            "sample" => null,
            "none" => "",
            _
                => ReadFile("--seed", seed) is { Length: > 0 } text
                    ? text
                    : throw new UsageException($"--seed names a file that is empty: {seed}"),
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

        return string.IsNullOrEmpty(secret)
            ? throw new UsageException("--webhook needs --webhook-secret, with which webhooks are signed.")
            : (address, secret);
    }

    private static string ReadFile(string option, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{option} names a file that cannot be read: {failure.Message}");
        }
    }
}
