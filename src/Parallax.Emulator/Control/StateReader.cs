using System.Reflection;
using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>Puts together what the page and others see of the emulator. No key is in it.</summary>
internal sealed class StateReader(
    ParallaxEmulator emulator, RequestFeed feed, FaultBook faults, DescriptionInfo description, bool isMock, TimeProvider clock)
{
    private static readonly string Version =
        typeof(StateReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private int _epoch;

    public void BeginAnew() => Interlocked.Increment(ref _epoch);

    public StateView Now() => Since(long.MaxValue, 0).State;

    /// <summary>Everything, and the requests that changed after a version.</summary>
    public UpdateView Since(long version, int most)
    {
        var (newest, requests, skipped, history) = feed.Since(version, most);
        return new(State(history), new RequestList(newest, [.. requests.Select(RequestView.Of)], skipped));
    }

    private StateView State(HistoryView history) => new(
        Version,
        emulator.BaseAddress.ToString(),
        isMock ? "mock" : "stateful",
        description.Title,
        _startedAt,
        clock.GetUtcNow(),
        _epoch,
        LimitView.Of(emulator),
        history,
        faults.All,
        [.. emulator.Keys.Select(KeyName.Of)],
        emulator.Collections()
            .GroupBy(collection => collection.Template, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(collection => collection.Count), StringComparer.Ordinal),
        new WebhookCounts(emulator.Webhooks.Targets.Count, emulator.Webhooks.Deliveries.Count));
}
