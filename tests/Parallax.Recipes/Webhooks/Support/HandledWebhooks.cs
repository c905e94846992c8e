using System.Threading.Channels;

namespace Parallax.Recipes.Webhooks.Support;

/// <summary>What the handler was given, for a test to wait for; and what it is to do about it.</summary>
internal sealed class HandledWebhooks
{
    private readonly Channel<ParallaxWebhookEvent> _handled = Channel.CreateUnbounded<ParallaxWebhookEvent>();

    /// <summary>What the handler does: nothing, unless a test has other plans.</summary>
    public Func<ParallaxWebhookEvent, Task> Work { get; set; } = static _ => Task.CompletedTask;

    public ValueTask<ParallaxWebhookEvent> NextAsync(CancellationToken cancellationToken) => _handled.Reader.ReadAsync(cancellationToken);

    public Task HandleAsync(ParallaxWebhookEvent webhook)
    {
        _handled.Writer.TryWrite(webhook);
        return Work(webhook);
    }
}
