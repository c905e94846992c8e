using System.Security.Cryptography;
using System.Text;

namespace Parallax;

/// <summary>
/// The gates of this process: the server counts by user, so clients with the same key and host have to share one. Keys are
/// known here by their hash alone.
/// </summary>
internal static class GateRegistry
{
    private const int TidyEvery = 64;

    private static readonly object Lock = new();
    private static readonly Dictionary<GateId, Entry> Entries = [];
    private static int added;

    /// <summary>The gate for a key, made with the settings of the first client that joins it.</summary>
    public static RateGate Join(string key, Uri baseAddress, ParallaxRateLimitOptions options, TimeProvider time)
    {
        GateGauges.Register(ParallaxTelemetry.Meter);
        lock (Lock)
        {
            var id = GateId.Of(key, baseAddress, time);
            if (!Entries.TryGetValue(id, out var entry))
            {
                entry = Add(id, new RateGate(options.PermitLimit, options.Window, options.EffectiveReserve, time));
            }

            entry.Clients++;
            entry.Gate.Users++;
            return entry.Gate;
        }
    }

    /// <summary>A name for the user of a key at a host, from which the key cannot be found.</summary>
    public static string UserOf(string key, Uri baseAddress) => Hash($"{baseAddress.GetLeftPart(UriPartial.Authority)}\n{key}")[..32];

    /// <summary>The gate for a key, if there is one already.</summary>
    public static RateGate? Find(string key, Uri baseAddress, TimeProvider time)
    {
        lock (Lock)
        {
            return Entries.GetValueOrDefault(GateId.Of(key, baseAddress, time))?.Gate;
        }
    }

    /// <summary>
    /// Another key takes the place of <paramref name="oldKey"/>. It is the same user's, whose calls go on counting: if another client
    /// uses the new key already, the gates of both become one.
    /// </summary>
    /// <returns>The gate for both keys from now on.</returns>
    public static RateGate Rotate(string oldKey, string newKey, Uri baseAddress, TimeProvider time)
    {
        lock (Lock)
        {
            var old = Entries[GateId.Of(oldKey, baseAddress, time)];
            old.Clients--;
            old.LeftAt = time.GetTimestamp();
            var id = GateId.Of(newKey, baseAddress, time);
            if (!Entries.TryGetValue(id, out var entry))
            {
                entry = Add(id, old.Gate);
            }

            entry.Clients++;
            if (entry.Gate != old.Gate)
            {
                Merge(old.Gate, entry.Gate);
            }

            return entry.Gate;
        }
    }

    /// <summary>A client with that key is gone.</summary>
    public static void Leave(string key, Uri baseAddress, TimeProvider time)
    {
        lock (Lock)
        {
            var entry = Entries[GateId.Of(key, baseAddress, time)];
            entry.Clients--;
            entry.Gate.Users--;
            entry.LeftAt = time.GetTimestamp();
        }
    }

    /// <summary>The gates that clients use, each with its host.</summary>
    public static IReadOnlyList<(string Host, RateGate Gate)> InUse()
    {
        lock (Lock)
        {
            return
            [
                .. Entries.Where(static entry => entry.Value.Gate.Users > 0)
                    .Select(static entry => (entry.Key.Host, entry.Value.Gate))
                    .Distinct()
            ];
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Merge(RateGate old, RateGate successor)
    {
        old.MergeInto(successor);
        successor.Users += old.Users;
        foreach (var entry in Entries.Values.Where(entry => entry.Gate == old))
        {
            entry.Gate = successor;
        }
    }

    private static Entry Add(GateId id, RateGate gate)
    {
        if (++added % TidyEvery == 0)
        {
            Tidy();
        }

        return Entries[id] = new Entry(gate);
    }

    // A key outlives its clients while its permits are out: the next client with that key may come at once.
    private static void Tidy()
    {
        foreach (var (id, entry) in Entries.ToList())
        {
            if (entry.Clients == 0
                && (entry.Gate.IsIdle || (entry.Gate.Users > 0 && id.Time.GetElapsedTime(entry.LeftAt) > entry.Gate.Window)))
            {
                Entries.Remove(id);
            }
        }
    }

    private sealed class Entry(RateGate gate)
    {
        public RateGate Gate { get; set; } = gate;

        /// <summary>How many clients use this key now.</summary>
        public int Clients { get; set; }

        /// <summary>When the last of them changed to another key, or was disposed of.</summary>
        public long LeftAt { get; set; }
    }

    private readonly record struct GateId(string KeyHash, string Host, TimeProvider Time)
    {
        public static GateId Of(string key, Uri baseAddress, TimeProvider time)
            => new(Hash(key), baseAddress.GetLeftPart(UriPartial.Authority), time);
    }
}
