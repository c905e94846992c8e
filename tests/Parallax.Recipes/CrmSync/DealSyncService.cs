using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Parallax.Recipes.CrmSync;

// begin-snippet: service
/// <summary>Runs round after round. A round that fails is logged, and is not the end of the service.</summary>
public sealed partial class DealSyncService(
    DealSync sync, IOptions<DealSyncOptions> options, TimeProvider time, ILogger<DealSyncService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sync.RunRoundAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure);
            }

            // From the end of the round: what it has left in doubt has a whole interval to take effect.
            await Task.Delay(options.Value.Interval, time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The round of the CRM sync ended early; the next one begins where it began")]
    private partial void RoundFailed(Exception failure);
}
// end-snippet
