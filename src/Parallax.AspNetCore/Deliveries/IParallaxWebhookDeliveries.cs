namespace Parallax.AspNetCore;

/// <summary>
/// The memory of which deliveries were handled, so that one that comes again is not handled again. The default remembers in this process;
/// <c>AddParallaxWebhookDistributedCache</c> remembers for several instances. Register one of your own before <c>AddParallaxWebhooks</c>,
/// for
/// example over a table with a unique key. Only deliveries with a valid signature get here.
/// </summary>
/// <remarks>
/// A delivery is valid for 20 minutes at most (ten before its timestamp and ten after), so nothing has to be remembered for longer.
/// </remarks>
public interface IParallaxWebhookDeliveries
{
    /// <summary>
    /// Asks for a delivery to handle. Of several that ask for one delivery at the same time, one is answered
    /// <see cref="ParallaxWebhookDeliveryState.New"/>.
    /// </summary>
    /// <param name="deliveryId">The name of the delivery, 64 hexadecimal digits from <see cref="ParallaxWebhook.DeliveryId"/>.</param>
    /// <param name="cancellationToken">Cancelled when the application stops.</param>
    /// <returns>Whether the caller is to handle it.</returns>
    ValueTask<ParallaxWebhookDeliveryState> BeginAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>The delivery is handled: from now on it is <see cref="ParallaxWebhookDeliveryState.Handled"/>.</summary>
    /// <param name="deliveryId">The name of the delivery.</param>
    /// <param name="cancellationToken">Never cancelled by the endpoint.</param>
    /// <returns>When that is remembered.</returns>
    ValueTask CompleteAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>The handler failed: when the delivery comes again it is <see cref="ParallaxWebhookDeliveryState.New"/>.</summary>
    /// <param name="deliveryId">The name of the delivery.</param>
    /// <param name="cancellationToken">Never cancelled by the endpoint.</param>
    /// <returns>When it is forgotten.</returns>
    ValueTask ForgetAsync(string deliveryId, CancellationToken cancellationToken);
}

/// <summary>What is known of a delivery.</summary>
public enum ParallaxWebhookDeliveryState
{
    /// <summary>The caller is to handle it.</summary>
    New,

    /// <summary>Another request handles it now. If that fails, it has to come again.</summary>
    UnderWay,

    /// <summary>It was handled.</summary>
    Handled,
}
