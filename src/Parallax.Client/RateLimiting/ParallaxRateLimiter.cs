using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>
/// A rate limiter that several processes with the same key share, for <see cref="ParallaxRateLimitOptions.Limiter"/>: other than a plain
/// <see cref="RateLimiter"/> it is told of each call's priority and of every 429. <c>Parallax.RateLimiting.Redis</c> has one. The client
/// asks it only while <see cref="ParallaxRateLimitOptions.Enabled"/> is true: without it, the client's own limit holds alone.
/// </summary>
public abstract class ParallaxRateLimiter : RateLimiter
{
    /// <summary>Null: it is never idle.</summary>
    public override TimeSpan? IdleDuration => null;

    /// <summary>Waits for a permit.</summary>
    /// <param name="request">What the permit is for.</param>
    /// <param name="cancellationToken">
    /// Ends the wait: the call was cancelled, waited for too long, or may not leave because of a 429.
    /// </param>
    /// <returns>
    /// The permit, which the client disposes of when the response is there. A lease that is not acquired, with
    /// <see cref="MetadataName.RetryAfter"/>, says that the API has answered 429 to another process: no call of this client
    /// leaves for so long.
    /// </returns>
    /// <exception cref="Exception">
    /// The limiter is out of order. The client logs one warning and goes on with its own limit, until the limiter gives a permit again.
    /// </exception>
    public abstract ValueTask<RateLimitLease> AcquireAsync(ParallaxPermitRequest request, CancellationToken cancellationToken);

    /// <summary>Tells other processes that the API has answered 429, without waiting for it.</summary>
    /// <param name="request">As for the call that was refused.</param>
    /// <param name="duration">For how long no call may leave.</param>
    public abstract void Block(ParallaxPermitRequest request, TimeSpan duration);

    /// <summary>Null.</summary>
    /// <returns>Null.</returns>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>Not supported: a permit is asked for with a <see cref="ParallaxPermitRequest"/>.</summary>
    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always.</exception>
    protected sealed override RateLimitLease AttemptAcquireCore(int permitCount) => throw NeedsRequest();

    /// <summary>Not supported: a permit is asked for with a <see cref="ParallaxPermitRequest"/>.</summary>
    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always.</exception>
    protected sealed override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        => throw NeedsRequest();

    private static NotSupportedException NeedsRequest() => new("A ParallaxRateLimiter is asked with a ParallaxPermitRequest.");
}

/// <summary>What a <see cref="ParallaxRateLimiter"/> is told of a call that needs a permit.</summary>
public sealed class ParallaxPermitRequest
{
    /// <summary>
    /// A name for the user of the API, the same for all processes with the same key and host: a hash that does not give the key away.
    /// </summary>
    public required string User { get; init; }

    /// <summary>The priority of the call.</summary>
    public ParallaxPriority Priority { get; init; }

    /// <summary>Calls per <see cref="Window"/>: <see cref="ParallaxRateLimitOptions.PermitLimit"/>.</summary>
    public int PermitLimit { get; init; }

    /// <summary>Length of the window: <see cref="ParallaxRateLimitOptions.Window"/>.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>Permits that background calls leave to others: <see cref="ParallaxRateLimitOptions.Reserve"/>, or its default.</summary>
    public int Reserve { get; init; }

    /// <summary>
    /// How long a call can hold its permit: <see cref="ParallaxClientOptions.AttemptTimeout"/>. One that is held for much longer was lost
    /// with its process.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; }

    /// <summary>The clock of the client, for waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
