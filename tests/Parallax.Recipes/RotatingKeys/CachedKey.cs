// begin-snippet: cache
namespace Parallax.Recipes.RotatingKeys;

/// <summary>The key of a secret store, asked for at most once in <see cref="Lifetime"/>, and by one call at a time.</summary>
public sealed class CachedKey(ISecretStore store, string secretName, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile Entry? _entry;
    private int _asked;

    /// <summary>How long a key is used without asking again. Default: 5 minutes. Keep the old key valid for longer than this.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Tells keys apart without showing them; 0 while there is none.</summary>
    public int Version => _entry?.Version ?? 0;

    /// <summary>For <see cref="ParallaxClientOptions.ApiKeyProvider"/>, which is asked before every attempt.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (FreshKey is { } key)
        {
            return key;
        }

        await _asking.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited finds what the one before has brought.
            return FreshKey ?? await AskAsync(cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Gives up a key that was refused. Another one, which has taken its place meanwhile, stays.</summary>
    public void Forget(int version)
    {
        if (_entry is { } entry && entry.Version == version)
        {
            Interlocked.CompareExchange(ref _entry, null, entry);
        }
    }

    public void Dispose() => _asking.Dispose();

    private string? FreshKey => _entry is { } entry && time.GetElapsedTime(entry.Since) < Lifetime ? entry.Key : null;

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        var key = await store.GetSecretAsync(secretName, cancellationToken);
        _entry = new Entry(key, time.GetTimestamp(), ++_asked);
        return key;
    }

    private sealed class Entry(string key, long since, int version)
    {
        public string Key { get; } = key;

        public long Since { get; } = since;

        public int Version { get; } = version;
    }
}
// end-snippet
