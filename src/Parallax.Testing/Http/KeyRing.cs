using System.Security.Cryptography;
using System.Text;

namespace Parallax.Testing;

/// <summary>The keys of the one user whom an emulator knows: those that are taken now, and those that were.</summary>
internal sealed class KeyRing(string first)
{
    public const string KeyRule = "has to be of visible ASCII characters without spaces, such as \"pat_test\"";

    private readonly object _lock = new();
    private readonly List<string> _accepted = [first];
    private readonly List<string> _all = [first];

    /// <summary>Gets the newest key that is taken; if there is none left, the newest of all.</summary>
    public string Newest
    {
        get
        {
            lock (_lock)
            {
                return (_accepted.Count > 0 ? _accepted : _all)[^1];
            }
        }
    }

    /// <summary>Gets the keys that are taken, oldest first.</summary>
    public IReadOnlyList<string> Accepted
    {
        get
        {
            lock (_lock)
            {
                return [.. _accepted];
            }
        }
    }

    public static string MadeUpKey() => $"pat_{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    public static bool IsKey(string key) => key.Length > 0 && key.All(letter => letter is > ' ' and <= '~');

    public string Add(string key)
    {
        if (!IsKey(key))
        {
            throw new ArgumentException($"A key {KeyRule}.", nameof(key));
        }

        lock (_lock)
        {
            if (_accepted.Contains(key, StringComparer.Ordinal))
            {
                throw new ArgumentException("This key is taken already.", nameof(key));
            }

            _accepted.Add(key);
            _all.Add(key);
            return key;
        }
    }

    public void Revoke(string key)
    {
        lock (_lock)
        {
            if (!_accepted.Remove(key))
            {
                throw new ArgumentException("This key is not taken.", nameof(key));
            }
        }
    }

    public bool Accepts(string key)
    {
        var sent = Encoding.UTF8.GetBytes(key);
        lock (_lock)
        {
            return _accepted.Exists(accepted => CryptographicOperations.FixedTimeEquals(sent, Encoding.UTF8.GetBytes(accepted)));
        }
    }

    /// <summary>Puts stars in the place of every key, also of those that are no longer taken.</summary>
    public string Hide(string text)
    {
        lock (_lock)
        {
            return _all.Aggregate(text, (shown, key) => shown.Replace(key, "***", StringComparison.Ordinal));
        }
    }
}
