using Microsoft.Extensions.Hosting;
using Parallax.Sample.Arguments;
using Parallax.Sample.Output;
using Parallax.Sample.Seeding;
using Parallax.Testing;
using Spectre.Console;

namespace Parallax.Sample.Hosting;

/// <summary>Keeps an emulator running until Ctrl+C, for people who want to try curl or another client on it.</summary>
internal sealed class ServeWorker(
    SampleArguments arguments,
    TimeProvider time,
    RunOutcome outcome,
    IHostApplicationLifetime lifetime,
    IAnsiConsole console) : BackgroundService
{
    // The same every time, as are the ids: a curl line from yesterday still works. It opens nothing else, so it may be shown.
    private const string Key = "pat_for_the_emulator_only";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ServeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Ctrl+C is how this is meant to end.
            outcome.ExitCode = ExitCodes.Success;
            console.PlainLine("Stopped.");
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync($"Failed: {FailureLine.Of(failure)} Choose another port with --port.");
        }

        lifetime.StopApplication();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions
            {
                Port = arguments.Port,
                ApiKey = Key,
                // Who tries a client here should meet the limit here, and not on the day on which it goes live.
                RateLimit = new ParallaxEmulatorRateLimit { Enabled = true },
            },
            cancellationToken);
        Firm.SeedInto(emulator, DateOnly.FromDateTime(time.GetLocalNow().Date));

        console.PlainLine($"""
            Base address  {emulator.BaseAddress}
            Key           {emulator.ApiKey}
            Limit         100 calls a minute, as documented for the API
            Try           curl -H 'X-API-KEY: {emulator.ApiKey}' '{new Uri(emulator.BaseAddress, "v1/projects?page_size=3")}'

            Ctrl+C ends it.
            """);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }
}
