// begin-snippet: service
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Parallax.Recipes.CrmSync;

/// <summary>Runs round after round, on one instance at a time. A round that fails is logged, and is not the end of the service.</summary>
public sealed partial class DealSyncService(
    DealSync sync, IOptions<DealSyncOptions> options, TimeProvider time, ILogger<DealSyncService> log, ISyncLease? lease = null)
    : BackgroundService
{
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunRoundAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure);
            }

            // From the end of the round: what it has left in doubt has a whole interval to take effect.
            await Task.Delay(options.Value.Interval, time, stoppingToken);
        }
    }

    private async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        if (lease is null)
        {
            await sync.RunRoundAsync(stoppingToken);
            return;
        }

        if (!await lease.TryHoldAsync(HeldFor, stoppingToken))
        {
            AnotherInstanceRuns();
            return;
        }

        using var round = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewing = RenewAsync(lease, round);
        try
        {
            await sync.RunRoundAsync(round.Token);
        }
        finally
        {
            await round.CancelAsync();
            await renewing;
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    // An instance that cannot renew its lease stops: by the time that another one takes it, no call of this one is under way.
    private async Task RenewAsync(ISyncLease held, CancellationTokenSource round)
    {
        try
        {
            while (await held.TryHoldAsync(HeldFor, round.Token))
            {
                await Task.Delay(HeldFor / 4, time, round.Token);
            }

            LeaseLost(null);
        }
        catch (Exception failure)
        {
            if (!round.IsCancellationRequested)
            {
                LeaseLost(failure);
            }
        }

        await round.CancelAsync();
    }

    [LoggerMessage(1, LogLevel.Error, "The round of the CRM sync ended early; the next one begins where it began")]
    private partial void RoundFailed(Exception failure);

    [LoggerMessage(2, LogLevel.Information, "Another instance runs the round of the CRM sync")]
    private partial void AnotherInstanceRuns();

    [LoggerMessage(3, LogLevel.Warning, "The lease of the CRM sync is lost, and the round is stopped")]
    private partial void LeaseLost(Exception? failure);
}
// end-snippet
