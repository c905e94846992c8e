using Parallax.Sample.Arguments;
using Parallax.Sample.Output;
using Parallax.Sample.Pull;
using Parallax.Sample.Push;
using Spectre.Console;

namespace Parallax.Sample.Hosting;

/// <summary>The run: pull, push, sum up.</summary>
internal sealed class SyncRun(
    SampleArguments arguments,
    ServerSettings server,
    IParallaxClient parallax,
    NameReader names,
    ProjectExport projects,
    PlannedVsActualExport hours,
    WonDealPush push,
    Receipt receipt,
    ClosingTable table,
    RunProgress progress,
    IAnsiConsole console,
    TimeProvider time)
{
    /// <summary>Runs once, says what went wrong if something did, and gives the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SyncAndReportAsync(cancellationToken);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndEarlyAsync("Stopped.");
            return ExitCodes.Interrupted;
        }
        catch (ParallaxException failure)
        {
            await EndEarlyAsync($"Failed: {FailureLine.Of(failure)}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await EndEarlyAsync($"Failed: {FailureLine.Of(failure)} Choose another folder with --output.");
        }

        return ExitCodes.Failure;
    }

    private async Task SyncAndReportAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        console.PlainLine(server.IsEmulator
            ? "PARALLAX_API_KEY is not set: running against an emulator in this process, with the data of a firm that does not exist."
            : $"Running against {parallax.HttpClient.BaseAddress}{(arguments.Write ? "" : ", which is read and not written to (--write changes that)")}.");
        await progress.RunAsync(() => SyncAsync(cancellationToken));
        table.Write(time.GetElapsedTime(start));
        console.PlainLine($"Files: {Path.Combine(arguments.Output, ProjectExport.FileName)}, {Path.Combine(arguments.Output, PlannedVsActualExport.FileName)}");
        console.PlainLine(receipt.Lines.Count > 0
            ? $"On the server:{string.Concat(receipt.Lines.Select(line => $"{Environment.NewLine}  {line}"))}"
            : "On the server: nothing was written.");
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        var known = await names.ReadAsync(cancellationToken);
        var inProgress = await projects.WriteAsync(arguments.Output, known, cancellationToken);
        await hours.WriteAsync(arguments.Output, inProgress, known, cancellationToken);

        // A real account is not written to unless somebody says so.
        if (server.IsEmulator || arguments.Write)
        {
            await push.RunAsync(cancellationToken);
        }
    }

    // After a failed push one wants to know what is there already, before running it again.
    private Task EndEarlyAsync(string line)
        => Console.Error.WriteLineAsync(receipt.Lines.Count > 0 ? $"{line} On the server by then: {string.Join("; ", receipt.Lines)}." : line);
}
