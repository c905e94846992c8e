using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Parallax.CommandLines;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Control;
using Parallax.Emulator.Front;
using Parallax.Testing;

namespace Parallax.Emulator.Running;

/// <summary>An emulator with its page and its lines on the console.</summary>
internal sealed class EmulatorRun : IAsyncDisposable
{
    private readonly RequestLines _lines;
    private readonly X509Certificate2? _certificate;

    private EmulatorRun(ParallaxEmulator emulator, RequestLines lines, X509Certificate2? certificate)
    {
        Emulator = emulator;
        _lines = lines;
        _certificate = certificate;
    }

    public ParallaxEmulator Emulator { get; }

    /// <summary>Starts it all.</summary>
    /// <exception cref="UsageException">The port, the description or the seed data is of no use.</exception>
    public static async Task<EmulatorRun> StartAsync(
        EmulatorArguments arguments, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        var certificate = arguments.Https ? DevelopmentCertificate.Make(clock) : null;
        var options = new ParallaxEmulatorOptions
        {
            Port = arguments.Port,
            ApiKey = arguments.Key,
            Description = arguments.Description,
            Mode = arguments.Mock ? ParallaxEmulatorMode.StatelessMock : ParallaxEmulatorMode.Stateful,
            TimeProvider = clock,
            Latency = arguments.Latency,
            Certificate = certificate,
            RequestLogLimit = RequestFeed.Capacity,
        };
        if (arguments.Limit is var (permits, window))
        {
            options.RateLimit = new ParallaxEmulatorRateLimit { Enabled = true, PermitLimit = permits, Window = window };
        }

        var (emulator, front) = await StartAsync(options, arguments, clock, cancellationToken);
        try
        {
            front.Beginning.LayDown(emulator);
        }
        catch (ParallaxSeedException misfit)
        {
            await emulator.DisposeAsync();
            throw new UsageException($"--seed does not fit: {misfit.Message}");
        }

        return new EmulatorRun(
            emulator, new RequestLines(emulator, clock, output, Greeting(emulator, arguments, certificate)), certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        await _lines.DisposeAsync();
        _certificate?.Dispose();
    }

    private static async Task<(ParallaxEmulator Emulator, EmulatorFront Front)> StartAsync(
        ParallaxEmulatorOptions options, EmulatorArguments arguments, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var front = new EmulatorFront(arguments, options.Certificate, clock, await DescriptionInfo.ReadAsync(arguments.Description));
            return (await ParallaxEmulator.StartAsync(options, front, cancellationToken), front);
        }
        catch (InvalidDataException unreadable)
        {
            throw new UsageException($"--description cannot be read: {unreadable.Message}");
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Port {options.Port} is in use or not allowed. Choose another one with --port; 0 takes a free one."));
        }
    }

    private static string Greeting(ParallaxEmulator emulator, EmulatorArguments arguments, X509Certificate2? certificate)
    {
        var limit = arguments.Limit is var (permits, window)
            ? string.Create(CultureInfo.InvariantCulture, $"{permits} requests in {window.TotalSeconds:0.###} s")
            : "none";
        var option = certificate is null ? "" : "-k ";
        var path = arguments.Description is null ? "v1/projects?page_size=3" : "";
        var hash = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
        return $"""
            Page          {emulator.BaseAddress}
            Reference     {new Uri(emulator.BaseAddress, "reference")}
            Base address  {emulator.BaseAddress}
            Key           {arguments.Key}
            Limit         {limit}{(hash is null ? "" : $"{Environment.NewLine}Certificate   SHA-256 {hash}")}
            Try           curl {option}-H 'X-API-KEY: {arguments.Key}' '{new Uri(emulator.BaseAddress, path)}'

            Ctrl+C ends it.

            """;
    }
}
