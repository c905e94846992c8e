using System.Text.Json;

namespace Parallax.Testing;

/// <summary>
/// The webhooks of an emulator. What is created, changed or deleted through the API is reported to those who subscribed, signed as
/// documented, over real HTTP; what was laid down with <c>Seed</c> is not.
/// </summary>
/// <remarks>
/// <para>
/// Reported are the documented topics: <c>project.created</c>, <c>project.modified</c>, <c>projectoffering.created</c>,
/// <c>projectoffering.modified</c>, <c>projectofferingrole.created</c>, <c>projectofferingrole.modified</c>, and
/// <c>projectoffering.deleted</c> where the description has such an operation. For everything else there is <see cref="SendAsync"/>.
/// Inferred: that a change which changes nothing is reported too, and that <c>ModifiedProperties</c> is a list of names.
/// </para>
/// <para>
/// Webhooks leave in the background, those for one subscriber one after the other, in the order of the changes. A subscriber that
/// is slow, fails or is not there has no effect on the answers of the API. After 10 seconds an attempt without an answer is given up.
/// </para>
/// <para>All members can be used from several threads at once.</para>
/// </remarks>
/// <example>
/// <code>
/// emulator.Webhooks.Subscribe(new Uri("http://127.0.0.1:5081/webhooks/parallax"), "whsec_test");
/// await parallax.Projects.CreateAsync(…);
/// await emulator.Webhooks.DrainAsync();
/// </code>
/// </example>
public sealed class ParallaxWebhooks
{
    private readonly object _gate = new();
    private readonly List<WebhookTarget> _targets = [];
    private readonly WebhookSender _sender;
    private readonly TimeProvider _clock;

    internal ParallaxWebhooks(WebhookSender sender, TimeProvider clock)
    {
        _sender = sender;
        _clock = clock;
    }

    /// <summary>
    /// Gets the attempts up to now, in the order in which they began; at most <see cref="ParallaxEmulatorOptions.RequestLogLimit"/> of
    /// them. For those that are to come, call <see cref="DrainAsync"/> first.
    /// </summary>
    public IReadOnlyList<ParallaxWebhookDelivery> Deliveries => _sender.Log.Snapshot();

    /// <summary>Gets the addresses that subscribed, in the order in which they did.</summary>
    public IReadOnlyList<Uri> Targets
    {
        get
        {
            lock (_gate)
            {
                return [.. _targets.Where(target => target.IsSubscribed).Select(target => target.Address)];
            }
        }
    }

    /// <summary>Adds a subscriber, for all that happens from now on.</summary>
    /// <param name="target">
    /// The address to post to. Only addresses of this machine are taken, so that no test sends anything elsewhere by mistake.
    /// </param>
    /// <param name="secret">The secret to sign with.</param>
    /// <param name="encoding">How the signature is written. Default: hex.</param>
    /// <param name="attempts">
    /// How often to try, at once and with the same signature, until the target answers with a success. Default: once. At least 1.
    /// </param>
    /// <exception cref="ArgumentException">The target is no HTTP address of this machine, or the secret is empty.</exception>
    public void Subscribe(Uri target, string secret, ParallaxWebhookEncoding encoding = ParallaxWebhookEncoding.Hex, int attempts = 1)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentException.ThrowIfNullOrEmpty(secret);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (!Enum.IsDefined(encoding))
        {
            throw new ArgumentOutOfRangeException(nameof(encoding));
        }

        if (target is not { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http" or "https" })
        {
            throw new ArgumentException(
                "The target has to be an HTTP address of this machine, such as http://127.0.0.1:5081/webhooks.", nameof(target));
        }

        lock (_gate)
        {
            _targets.Add(new WebhookTarget(target, secret, encoding, attempts));
        }
    }

    /// <summary>Sends a webhook of any topic to all who subscribed, and waits until it is delivered or given up.</summary>
    /// <param name="topic">The topic, known or not.</param>
    /// <param name="payload">The payload, as JSON. It is sent as it is.</param>
    /// <param name="cancellationToken">Ends the wait; the webhook is sent all the same.</param>
    /// <returns>The last attempt for each subscriber.</returns>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public Task<ParallaxWebhookDelivery[]> SendAsync(
        ParallaxWebhookTopic topic, string payload, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(payload);
        return Task.WhenAll(Publish(topic, payload)).WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Sends a webhook again, as a retry does: the same bytes with the same timestamp and the same signature, to the same target.
    /// </summary>
    /// <param name="delivery">An attempt from <see cref="Deliveries"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the webhook is sent all the same.</param>
    /// <returns>The new attempt.</returns>
    public Task<ParallaxWebhookDelivery> RepeatAsync(ParallaxWebhookDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Message.Target.Enqueue(() => _sender.SendAsync(delivery.Message)).WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Waits until all that has happened up to now is delivered or given up. A test that has waited for this need not sleep.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when nothing is left to send.</returns>
    public Task DrainAsync(CancellationToken cancellationToken = default) => Task.WhenAll(Pending()).WaitAsync(cancellationToken);

    /// <summary>Forgets subscribers and deliveries. Webhooks that are on their way arrive all the same.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            foreach (var target in _targets)
            {
                target.IsSubscribed = false;
            }

            _targets.RemoveAll(target => target.Last.IsCompleted);
        }

        _sender.Log.Clear();
    }

    /// <summary>Starts the delivery of a webhook, and does not wait for it.</summary>
    internal IReadOnlyList<Task<ParallaxWebhookDelivery>> Publish(ParallaxWebhookTopic topic, string payload)
    {
        lock (_gate)
        {
            // In silence while nobody listens: not even the clock is asked.
            var targets = _targets.FindAll(target => target.IsSubscribed);
            if (targets.Count == 0)
            {
                return [];
            }

            var now = _clock.GetUtcNow();
            var body = WebhookMessage.Envelope(topic, payload, now);
            return targets.ConvertAll(target => target.Enqueue(() => _sender.SendUntilAcceptedAsync(new WebhookMessage(
                target, topic, body, now))));
        }
    }

    internal async ValueTask StopAsync()
    {
        _sender.Stop();
        await Task.WhenAll(Pending()).ConfigureAwait(false);
        _sender.Dispose();
    }

    private List<Task> Pending()
    {
        lock (_gate)
        {
            return _targets.ConvertAll(target => target.Last);
        }
    }
}

/// <summary>How a signature is written into its header. The vendor's documentation does not say which one it is.</summary>
public enum ParallaxWebhookEncoding
{
    /// <summary>64 hexadecimal digits in small letters. The default.</summary>
    Hex,

    /// <summary>Standard base64.</summary>
    Base64,
}
