namespace Parallax.AspNetCore;

/// <summary>Remembers deliveries in this process: those under way, and the last 10,000 that were handled, some 2 MB.</summary>
internal sealed class DeliveriesInMemory(TimeProvider time) : IParallaxWebhookDeliveries
{
    private const int Limit = 10_000;

    private readonly object _lock = new();
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _handled = new(StringComparer.Ordinal);
    private readonly Queue<(string Delivery, DateTimeOffset Since)> _byAge = new();

    /// <summary>For how long a delivery can come again: from ten minutes before its timestamp until ten minutes after it.</summary>
    public static TimeSpan Memory { get; } = ParallaxWebhook.DefaultTolerance * 2;

    public ValueTask<ParallaxWebhookDeliveryState> BeginAsync(string deliveryId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            while (_byAge.TryPeek(out var oldest) && time.GetUtcNow() - oldest.Since > Memory)
            {
                ForgetOldest();
            }

            return ValueTask.FromResult(
                _handled.Contains(deliveryId) ? ParallaxWebhookDeliveryState.Handled
                : _underWay.Add(deliveryId) ? ParallaxWebhookDeliveryState.New
                : ParallaxWebhookDeliveryState.UnderWay);
        }
    }

    public ValueTask CompleteAsync(string deliveryId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _underWay.Remove(deliveryId);
            if (_handled.Add(deliveryId))
            {
                _byAge.Enqueue((deliveryId, time.GetUtcNow()));
            }

            if (_byAge.Count > Limit)
            {
                ForgetOldest();
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetAsync(string deliveryId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _underWay.Remove(deliveryId);
        }

        return ValueTask.CompletedTask;
    }

    private void ForgetOldest() => _handled.Remove(_byAge.Dequeue().Delivery);
}
