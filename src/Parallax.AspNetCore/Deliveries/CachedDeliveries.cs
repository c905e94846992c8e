using Microsoft.Extensions.Caching.Distributed;

namespace Parallax.AspNetCore;

/// <summary>
/// Remembers deliveries in a cache that several instances share, and those under way in this process as well: two copies at one instance
/// are told apart whatever the cache can do. A mark of an instance that died while it handled a delivery ends by itself.
/// </summary>
internal sealed class CachedDeliveries(IDistributedCache cache, TimeProvider time) : IParallaxWebhookDeliveries
{
    private const string Done = "handled";

    // The sender tries again within minutes; a handler that takes longer than this may be run twice.
    private static readonly TimeSpan LongestHandling = TimeSpan.FromMinutes(5);

    private readonly DeliveriesInMemory _here = new(time);

    public async ValueTask<ParallaxWebhookDeliveryState> BeginAsync(string deliveryId, CancellationToken cancellationToken)
    {
        var here = await _here.BeginAsync(deliveryId, cancellationToken).ConfigureAwait(false);
        if (here is not ParallaxWebhookDeliveryState.New)
        {
            return here;
        }

        var state = ParallaxWebhookDeliveryState.UnderWay;
        try
        {
            state = await BeginThereAsync(deliveryId, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (state is not ParallaxWebhookDeliveryState.New)
            {
                await _here.ForgetAsync(deliveryId, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return state;
    }

    public async ValueTask CompleteAsync(string deliveryId, CancellationToken cancellationToken)
    {
        await _here.CompleteAsync(deliveryId, cancellationToken).ConfigureAwait(false);
        await SetAsync(deliveryId, Done, DeliveriesInMemory.Memory, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ForgetAsync(string deliveryId, CancellationToken cancellationToken)
    {
        try
        {
            await cache.RemoveAsync(KeyOf(deliveryId), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _here.ForgetAsync(deliveryId, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ParallaxWebhookDeliveryState> BeginThereAsync(string deliveryId, CancellationToken cancellationToken)
    {
        var known = await cache.GetStringAsync(KeyOf(deliveryId), cancellationToken).ConfigureAwait(false);
        if (known is null)
        {
            // The cache cannot add what is absent alone. Of two that write, the last one reads what it wrote.
            var mark = Guid.NewGuid().ToString("N");
            await SetAsync(deliveryId, mark, LongestHandling, cancellationToken).ConfigureAwait(false);
            known = await cache.GetStringAsync(KeyOf(deliveryId), cancellationToken).ConfigureAwait(false);
            if (string.Equals(known, mark, StringComparison.Ordinal))
            {
                return ParallaxWebhookDeliveryState.New;
            }
        }

        return string.Equals(known, Done, StringComparison.Ordinal)
            ? ParallaxWebhookDeliveryState.Handled
            : ParallaxWebhookDeliveryState.UnderWay;
    }

    private Task SetAsync(string deliveryId, string value, TimeSpan lifetime, CancellationToken cancellationToken)
        => cache.SetStringAsync(
            KeyOf(deliveryId), value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, cancellationToken);

    private static string KeyOf(string deliveryId) => "parallax:webhook:" + deliveryId;
}
