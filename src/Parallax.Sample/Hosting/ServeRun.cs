using Parallax.Sample.Arguments;
using Parallax.Sample.Output;
using Parallax.Sample.Seeding;
using Parallax.Testing;
using Spectre.Console;

namespace Parallax.Sample.Hosting;

/// <summary>Keeps an emulator running until Ctrl+C, for people who want to try curl or another client on it.</summary>
internal sealed class ServeRun(SampleArguments arguments, IAnsiConsole console, TimeProvider time)
{
    // The same every time, as are the ids: a curl line from yesterday still works. It opens nothing else, so it may be shown.
    private const string Key = "pat_for_the_emulator_only";

    /// <summary>Serves until it is cancelled, and gives the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is how this is meant to end.
            console.PlainLine("Stopped.");
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync($"Failed: {FailureLine.Of(failure)} Choose another port with --port.");
            return ExitCodes.Failure;
        }

        return ExitCodes.Success;
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
