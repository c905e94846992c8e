using System.Globalization;
using StackExchange.Redis;

namespace Parallax.RateLimiting.Redis;

/// <summary>
/// The permits of one user of the API, as Redis has them, on the clock of Redis. Three keys: the permits that are out, each with the
/// time at which it comes back; the processes with normal calls that wait; and one that is there while calls are blocked.
/// </summary>
internal sealed class PermitLog(IConnectionMultiplexer redis, ParallaxRedisOptions options, string name)
{
    private static readonly string[] KeyNames = ["permits", "waiting", "blocked"];

    // Of one node, if it is a cluster.
    private readonly RedisKey[] _keys = [.. KeyNames.Select(key => (RedisKey)$"{{{options.KeyPrefix}:{name}}}:{key}")];
    private readonly Dictionary<ParallaxPriority, Lane> _lanes = Enum.GetValues<ParallaxPriority>()
        .ToDictionary(priority => priority, _ => new Lane());
    private readonly string _process = NewId();

    public string Name { get; } = name;

    private IDatabaseAsync Database => redis.GetDatabase(options.Database);

    public static string NewId() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public Lane LaneOf(ParallaxPriority priority) => _lanes[priority];

    /// <summary>Asks for a permit. It is to be returned, or abandoned with the task.</summary>
    public async Task<PermitAnswer> TakeAsync(string id, ParallaxPermitRequest request, bool othersWait)
    {
        var isBackground = request.Priority == ParallaxPriority.Background;
        var answer = (RedisValue[]?)await Database.ScriptEvaluateAsync(
            Scripts.Take,
            _keys,
            [
                id,
                isBackground ? request.PermitLimit - request.Reserve : request.PermitLimit,
                Microseconds(request.Window),
                Microseconds(UntilLost(request)),
                isBackground ? "" : _process,
                othersWait ? 1 : 0,
                Microseconds(options.Timeout),
            ]).ConfigureAwait(false);
        var (isBlocked, wait) = ((bool)answer![0], (long)answer[1]);

        // Timers know milliseconds, and one that ends too early would ask in vain.
        return new PermitAnswer(id, isBlocked, TimeSpan.FromMilliseconds(Math.Ceiling(wait / 1000.0)), IsAnnounced: wait > 0 || othersWait);
    }

    /// <summary>The response is there: the permit comes back one window from now.</summary>
    public void Return(string id, ParallaxPermitRequest request)
    {
        RedisValue[] values = [id, Microseconds(request.Window), Microseconds(UntilLost(request))];
        Forget(Database.ScriptEvaluateAsync(Scripts.Return, _keys, values));
    }

    /// <summary>No call may leave, in any process.</summary>
    public void Block(TimeSpan duration)
        => Forget(Database.ScriptEvaluateAsync(Scripts.Block, _keys, [(long)Math.Ceiling(duration.TotalMilliseconds)]));

    /// <summary>No normal call of this process waits any more.</summary>
    public void Withdraw() => Forget(Database.SortedSetRemoveAsync(_keys[1], _process));

    /// <summary>Gives back at once what a question that was given up may have taken.</summary>
    public void Abandon(Task asked, string id) => Forget(AbandonAsync(asked, id));

    private async Task AbandonAsync(Task asked, string id)
    {
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Database.SortedSetRemoveAsync(_keys[0], id).ConfigureAwait(false);
    }

    // Should Redis be away, its permits come back by themselves: after the longest time that a call can take, and one window.
    private static void Forget(Task task)
        => _ = task.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    // A process that is busy, or stopped for a moment, needs more than the time of its attempt.
    private static TimeSpan UntilLost(ParallaxPermitRequest request) => request.Window + (2 * request.AttemptTimeout);

    private static long Microseconds(TimeSpan time) => (long)time.TotalMicroseconds;
}

/// <summary>What Redis says.</summary>
/// <param name="Id">The permit.</param>
/// <param name="IsBlocked">Whether no call may leave, because of a 429.</param>
/// <param name="Wait">For how long there is no permit; zero if this one was given.</param>
/// <param name="IsAnnounced">Whether Redis knows that normal calls of this process wait, if the question was one's.</param>
internal sealed record PermitAnswer(string Id, bool IsBlocked, TimeSpan Wait, bool IsAnnounced);
