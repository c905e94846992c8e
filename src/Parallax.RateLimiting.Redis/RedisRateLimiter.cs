using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace Parallax.RateLimiting.Redis;

/// <summary>Takes and returns permits of a log in Redis. It keeps nothing that would have to be disposed of.</summary>
internal sealed class RedisRateLimiter(IConnectionMultiplexer redis, ParallaxRedisOptions options) : ParallaxRateLimiter
{
    private readonly RedisPresence _presence = new(redis, options.Timeout, options.Pause);
    private PermitLog? _log;

    public override async ValueTask<RateLimitLease> AcquireAsync(ParallaxPermitRequest request, CancellationToken cancellationToken)
    {
        var time = request.TimeProvider;
        _presence.ThrowIfAway(time);
        var log = LogOf(request.User);
        var lane = log.LaneOf(request.Priority);

        // First come, first served; and of all that wait in this process with one priority, one asks, when there may be something to have.
        await lane.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                _presence.ThrowIfAway(time);
                var answer = await AskAsync(log, lane, request, cancellationToken).ConfigureAwait(false);
                if (answer.Wait == TimeSpan.Zero || answer.IsBlocked)
                {
                    return new RedisLease(log, request, answer);
                }

                await Task.Delay(answer.Wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lane.Leave();
            if (lane is { IsAnnounced: true, IsEmpty: true })
            {
                // Those of this process gave up: background calls elsewhere need not wait for them.
                lane.IsAnnounced = false;
                log.Withdraw();
            }
        }
    }

    public override void Block(ParallaxPermitRequest request, TimeSpan duration)
    {
        if (!_presence.IsAway)
        {
            LogOf(request.User).Block(duration);
        }
    }

    private async Task<PermitAnswer> AskAsync(PermitLog log, Lane lane, ParallaxPermitRequest request, CancellationToken cancellationToken)
    {
        var id = PermitLog.NewId();
        var asked = log.TakeAsync(id, request, othersWait: lane.Count > 1);
        lane.IsAnnounced = request.Priority == ParallaxPriority.Normal;
        try
        {
            var answer = await asked.WaitAsync(options.Timeout, request.TimeProvider, cancellationToken).ConfigureAwait(false);
            lane.IsAnnounced &= answer.IsAnnounced;
            return answer;
        }
        catch (Exception failure)
        {
            // Redis may yet give a permit, and no call is there to use it.
            log.Abandon(asked, id);
            if (failure is TimeoutException or RedisException)
            {
                _presence.IsSilent(request.TimeProvider);
                throw new InvalidOperationException($"Redis failed, or did not answer within {options.Timeout}.", failure);
            }

            throw;
        }
    }

    // Another user is one whose key has changed. What is under way with the old one goes on with its log.
    private PermitLog LogOf(string user)
    {
        var name = options.Name ?? user;
        var log = Volatile.Read(ref _log);
        if (log is null || !string.Equals(log.Name, name, StringComparison.Ordinal))
        {
            log = new PermitLog(redis, options, name);
            Volatile.Write(ref _log, log);
        }

        return log;
    }
}
