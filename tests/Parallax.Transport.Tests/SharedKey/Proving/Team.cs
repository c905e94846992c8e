using System.Diagnostics;
using Parallax.Tests.Transport.SharedKey.Working;

namespace Parallax.Tests.Transport.SharedKey.Proving;

/// <summary>Two processes with one key and one limit, in one run.</summary>
internal sealed class Team : IAsyncDisposable
{
    private readonly ParallaxEmulator _emulator;
    private readonly List<WorkerProcess> _workers = [];
    private readonly int _calls;
    private long _start;

    private Team(ParallaxEmulator emulator, int calls) => (_emulator, _calls) = (emulator, calls);

    /// <summary>The name of the limit in Redis, one for each run.</summary>
    public static string LogOf(string run) => run.Replace(' ', '-');

    public static async Task<Team> GoAsync(
        ParallaxEmulator emulator, RedisServer redis, string run, int calls, string limiter = Limiters.Ours)
    {
        var team = new Team(emulator, calls);
        try
        {
            foreach (var name in (string[])["a", "b"])
            {
                team._workers.Add(await WorkerProcess.StartAsync(emulator, redis.Address, LogOf(run), limiter, name, calls));
            }

            emulator.Reset();
            team._start = Stopwatch.GetTimestamp();
            foreach (var worker in team._workers)
            {
                await worker.GoAsync();
            }

            return team;
        }
        catch
        {
            await team.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until so many calls have taken effect.</summary>
    public async Task UntilAsync(int created)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (_emulator.Requests.Count(static request => request.WasApplied) < created)
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    public void KillOne()
    {
        _workers[^1].Kill();
        _workers.RemoveAt(_workers.Count - 1);
    }

    /// <summary>Waits for the end, and looks whether all went well: no call failed, and each took effect, once.</summary>
    public async Task<Outcome> EndAsync()
    {
        List<WorkReport> reports = [];
        foreach (var worker in _workers)
        {
            reports.Add(await worker.ReportAsync());
        }

        return new Outcome(Stopwatch.GetElapsedTime(_start).TotalSeconds, _calls, reports, Served.By(_emulator));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }
    }
}
