using System.Threading.Channels;
using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>
/// What became of requests since a moment: every arrival and every answer makes a new version, and a reader who knows one asks for
/// what came after it. However many requests there are and however slow a reader is, it holds the last few thousand and nothing else.
/// </summary>
internal sealed class RequestFeed
{
    public const int Capacity = 5000;

    private readonly Lock _lock = new();
    private readonly (long Version, ReceivedRequest Request)[] _slots = new (long, ReceivedRequest)[Capacity];
    private readonly List<ChannelWriter<bool>> _readers = [];
    private readonly TimeProvider _clock;
    private readonly History _history;
    private long _version;

    public RequestFeed(ParallaxEmulator emulator, TimeProvider clock)
    {
        _clock = clock;
        _history = new History(clock);
        emulator.RequestReceived += (_, received) => Note(received.Request, isNew: true);
        emulator.RequestAnswered += (_, answered) => Note(answered.Request, isNew: false);
    }

    /// <summary>Says that something other than a request changed.</summary>
    public void Touch()
    {
        lock (_lock)
        {
            _version++;
            Wake();
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            Array.Clear(_slots);
            _history.Clear();
            _version++;
            Wake();
        }
    }

    /// <summary>
    /// The newest version, the requests that changed after another one, oldest first and at most so many, how many more there were, and the
    /// last minutes.
    /// </summary>
    public (long Version, IReadOnlyList<ReceivedRequest> Requests, int Skipped, HistoryView History) Since(long version, int most)
    {
        lock (_lock)
        {
            var changed = _slots.Where(slot => slot.Version > version).OrderByDescending(slot => slot.Request.Number).ToList();
            return (
                _version,
                [.. changed.Take(most).Reverse().Select(slot => slot.Request)],
                Math.Max(0, changed.Count - most),
                _history.View());
        }
    }

    /// <summary>Gives a reader whom every change wakes, once however many changes there were.</summary>
    public (ChannelReader<bool> Changes, Action Leave)? Join(int mostReaders)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_lock)
        {
            if (_readers.Count >= mostReaders)
            {
                return null;
            }

            _readers.Add(channel.Writer);
        }

        return (channel.Reader, () => Leave(channel.Writer));
    }

    private void Note(ReceivedRequest request, bool isNew)
    {
        lock (_lock)
        {
            ref var slot = ref _slots[request.Number % Capacity];
            if (isNew)
            {
                slot = (++_version, request);
                _history.Arrived();
            }
            else
            {
                _history.Answered(request, _clock.GetUtcNow());

                // Not one that a reset, or 5,000 later ones, took out.
                if (ReferenceEquals(slot.Request, request))
                {
                    slot.Version = ++_version;
                }
            }

            Wake();
        }
    }

    private void Wake()
    {
        foreach (var reader in _readers)
        {
            reader.TryWrite(true);
        }
    }

    private void Leave(ChannelWriter<bool> reader)
    {
        lock (_lock)
        {
            _readers.Remove(reader);
        }
    }
}
