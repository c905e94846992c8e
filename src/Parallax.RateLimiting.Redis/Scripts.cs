namespace Parallax.RateLimiting.Redis;

/// <summary>What Redis does in one step, by its own clock: the clocks of the machines do not matter. Times are microseconds.</summary>
internal static class Scripts
{
    /// <summary>
    /// Takes the permit ARGV[1] if fewer than ARGV[2] are out: until it is returned, but no longer than ARGV[4]. Gives two numbers: whether
    /// calls are blocked, and for how long there is no permit, 0 if it was given. At most a window, ARGV[3]: so long it takes at least for
    /// one that is under way. ARGV[5] is the process of a normal call, and empty for a background call, which goes behind all normal ones:
    /// their processes are noted until the time at which they ask again, and ARGV[7] on top, should one have died. ARGV[6] is 1 if more
    /// normal calls of this process wait behind this one.
    /// </summary>
    public const string Take = """
        local blocked = redis.call('PTTL', KEYS[3])
        if blocked > 0 then
          return {1, blocked * 1000}
        end
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
        redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
        local isnormal = ARGV[5] ~= ''
        local wait = 0
        local beyond = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
        if beyond >= 0 then
          local first = redis.call('ZRANGE', KEYS[1], beyond, beyond, 'WITHSCORES')
          wait = math.min(tonumber(first[2]) - now, tonumber(ARGV[3]))
        elseif not isnormal and redis.call('ZCARD', KEYS[2]) > 0 then
          wait = 20000
        else
          redis.call('ZADD', KEYS[1], now + tonumber(ARGV[4]), ARGV[1])
          redis.call('PEXPIRE', KEYS[1], math.ceil(tonumber(ARGV[4]) / 1000))
        end
        if isnormal and (wait > 0 or ARGV[6] == '1') then
          local note = wait + tonumber(ARGV[7])
          redis.call('ZADD', KEYS[2], now + note, ARGV[5])
          redis.call('PEXPIRE', KEYS[2], math.ceil((tonumber(ARGV[3]) + tonumber(ARGV[7])) / 1000))
        elseif isnormal then
          redis.call('ZREM', KEYS[2], ARGV[5])
        end
        return {0, wait}
        """;

    /// <summary>Lets the permit ARGV[1] come back after ARGV[2]; the log is needed for ARGV[3] at most.</summary>
    public const string Return = """
        local clock = redis.call('TIME')
        redis.call('ZADD', KEYS[1], clock[1] * 1000000 + clock[2] + tonumber(ARGV[2]), ARGV[1])
        redis.call('PEXPIRE', KEYS[1], math.ceil(tonumber(ARGV[3]) / 1000))
        """;

    /// <summary>Blocks all calls for ARGV[1] milliseconds, if they are not blocked for longer.</summary>
    public const string Block = """
        if redis.call('PTTL', KEYS[3]) < tonumber(ARGV[1]) then
          redis.call('SET', KEYS[3], 1, 'PX', ARGV[1])
        end
        """;
}
