namespace Parallax.Recipes.Webhooks.Support;

internal sealed class RecordingHandler(HandledWebhooks handled) : IParallaxWebhookHandler
{
    public Task HandleAsync(ParallaxWebhookEvent webhook, CancellationToken cancellationToken) => handled.HandleAsync(webhook);
}
