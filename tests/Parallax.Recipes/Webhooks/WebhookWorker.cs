using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parallax.Recipes.Webhooks;

/// <summary>Has the events handled, one after the other. The sender has its answer by then, so a failure is logged and not told.</summary>
internal sealed partial class WebhookWorker(
    Channel<ParallaxWebhookEvent> queue, IServiceScopeFactory scopes, ILogger<WebhookWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var webhook in queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IParallaxWebhookHandler>().HandleAsync(webhook, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure, webhook.Topic, webhook.CorrelationId);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The handler failed for {Topic}, correlation id {CorrelationId}")]
    private partial void LogFailed(Exception failure, ParallaxWebhookTopic topic, string? correlationId);
}
