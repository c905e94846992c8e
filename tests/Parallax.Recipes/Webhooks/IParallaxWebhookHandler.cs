namespace Parallax.Recipes.Webhooks;

/// <summary>What is to be done about an event. Called for one event at a time, in the order of their arrival.</summary>
internal interface IParallaxWebhookHandler
{
    Task HandleAsync(ParallaxWebhookEvent webhook, CancellationToken cancellationToken);
}
