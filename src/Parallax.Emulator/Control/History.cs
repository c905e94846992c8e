using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>How many requests there were, and how they ended: in all, and in each five seconds of the last five minutes.</summary>
internal sealed class History(TimeProvider clock)
{
    private const int BucketSeconds = 5;
    private const int Buckets = 60;

    private readonly Dictionary<long, int[]> _buckets = [];
    private int[] _totals = new int[Outcomes];
    private long _arrived;

    private static int Outcomes => Enum.GetValues<Outcome>().Length;

    public void Arrived() => _arrived++;

    public void Answered(ReceivedRequest request, DateTimeOffset now)
    {
        var outcome = (int)OutcomeOf(request);
        _totals[outcome]++;
        var bucket = now.ToUnixTimeSeconds() / BucketSeconds;
        if (!_buckets.TryGetValue(bucket, out var counts))
        {
            foreach (var past in _buckets.Keys.Where(key => key <= bucket - Buckets).ToList())
            {
                _buckets.Remove(past);
            }

            _buckets.Add(bucket, counts = new int[Outcomes]);
        }

        counts[outcome]++;
    }

    public void Clear()
    {
        _buckets.Clear();
        _totals = new int[Outcomes];
        _arrived = 0;
    }

    public HistoryView View()
    {
        var last = clock.GetUtcNow().ToUnixTimeSeconds() / BucketSeconds;
        var empty = new int[Outcomes];
        return new(
            _arrived,
            Count(_totals),
            BucketSeconds,
            [.. Enumerable.Range(0, Buckets).Select(place => Count(_buckets.GetValueOrDefault(last - Buckets + 1 + place, empty)))]);
    }

    public static Outcome OutcomeOf(ReceivedRequest request) => request switch
    {
        { Status: null } => Outcome.Broken,
        { Status: 429 } => Outcome.Limited,
        { Status: >= 500 } => Outcome.Failed,
        { Status: >= 400 } => Outcome.Refused,
        _ => Outcome.Succeeded,
    };

    private static OutcomeCounts Count(int[] counts) => new(
        counts[(int)Outcome.Succeeded],
        counts[(int)Outcome.Refused],
        counts[(int)Outcome.Limited],
        counts[(int)Outcome.Failed],
        counts[(int)Outcome.Broken]);
}

/// <summary>How a request ended.</summary>
internal enum Outcome
{
    /// <summary>Below 400.</summary>
    Succeeded,

    /// <summary>400 to 499, apart from 429.</summary>
    Refused,

    /// <summary>429.</summary>
    Limited,

    /// <summary>500 and above.</summary>
    Failed,

    /// <summary>Without a response.</summary>
    Broken,
}
