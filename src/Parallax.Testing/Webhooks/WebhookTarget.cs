namespace Parallax.Testing;

/// <summary>A subscriber, and the queue of what it is to get.</summary>
internal sealed class WebhookTarget(Uri address, string secret, ParallaxWebhookEncoding encoding, int attempts)
{
    private readonly object _gate = new();
    private Task _last = Task.CompletedTask;

    public Uri Address { get; } = address;

    public string Secret { get; } = secret;

    public ParallaxWebhookEncoding Encoding { get; } = encoding;

    public int Attempts { get; } = attempts;

    public bool IsSubscribed { get; set; } = true;

    /// <summary>Gets the end of the queue.</summary>
    public Task Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>Does something after everything that came before, on another thread. The sender never fails.</summary>
    public Task<ParallaxWebhookDelivery> Enqueue(Func<Task<ParallaxWebhookDelivery>> send)
    {
        lock (_gate)
        {
            var sent = RunAfterAsync(_last, send);
            _last = sent;
            return sent;
        }
    }

    private static async Task<ParallaxWebhookDelivery> RunAfterAsync(Task previous, Func<Task<ParallaxWebhookDelivery>> send)
    {
        // Whoever publishes holds the store's gate and has an answer to give: no part of the sending is for its thread.
        await previous.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await send().ConfigureAwait(false);
    }
}
