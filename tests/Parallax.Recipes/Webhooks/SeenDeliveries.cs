namespace Parallax.Recipes.Webhooks;

/// <summary>
/// Remembers which deliveries were taken in, so that one that comes again is not handled again. Only verified deliveries get here, so
/// nobody else can fill it.
/// </summary>
internal sealed class SeenDeliveries(TimeProvider time)
{
    /// <summary>The most that is remembered, some 2 MB; after that the oldest are forgotten early.</summary>
    public const int Limit = 10_000;

    // A delivery is valid from ten minutes before its timestamp until ten minutes after it.
    private static readonly TimeSpan Memory = ParallaxWebhook.DefaultTolerance * 2;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string Delivery, DateTimeOffset Since)> _byAge = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _known.Count;
            }
        }
    }

    /// <summary>
    /// Hands a delivery over, unless that was done before. What cannot be handed over is not remembered: it has to come again.
    /// </summary>
    /// <param name="delivery">Its name, from <see cref="ParallaxWebhook.DeliveryId"/>.</param>
    /// <param name="handOver">Hands it over without waiting; false if that cannot be done now.</param>
    /// <returns>Whether it is handed over, now or before.</returns>
    public bool HandOverOnce(string delivery, Func<bool> handOver)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_byAge.TryPeek(out var oldest) && now - oldest.Since > Memory)
            {
                Forget();
            }

            if (_known.Contains(delivery))
            {
                return true;
            }

            if (!handOver())
            {
                return false;
            }

            if (_byAge.Count == Limit)
            {
                Forget();
            }

            _known.Add(delivery);
            _byAge.Enqueue((delivery, now));
            return true;
        }
    }

    private void Forget() => _known.Remove(_byAge.Dequeue().Delivery);
}
