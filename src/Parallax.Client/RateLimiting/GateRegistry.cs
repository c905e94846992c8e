using System.Security.Cryptography;
using System.Text;

namespace Parallax;

/// <summary>
/// The gates of this process: the server counts by user, so clients with the same key and host have to share one. Keys are
/// known here by their hash alone.
/// </summary>
internal static class GateRegistry
{
    private const int TidyAbove = 64;

    private static readonly object Lock = new();
    private static readonly Dictionary<(string KeyHash, string Host, TimeProvider Time), RateGate> Gates = [];

    /// <summary>The gate for a key, made with the settings of whoever comes first.</summary>
    public static RateGate Join(string key, Uri baseAddress, ParallaxRateLimitOptions options, TimeProvider time)
    {
        lock (Lock)
        {
            Tidy();
            var id = Id(key, baseAddress, time);
            if (!Gates.TryGetValue(id, out var gate))
            {
                Gates[id] = gate = new RateGate(options.PermitLimit, options.Window, time);
            }

            gate.Users++;
            return gate;
        }
    }

    /// <summary>The gate for a key, if there is one already.</summary>
    public static RateGate? Find(string key, Uri baseAddress, TimeProvider time)
    {
        lock (Lock)
        {
            return Gates.GetValueOrDefault(Id(key, baseAddress, time));
        }
    }

    /// <summary>Another key takes the place of the one of <paramref name="gate"/>. It is the same user's, whose calls go on counting.</summary>
    /// <returns>The gate for both keys from now on.</returns>
    public static RateGate Rotate(RateGate gate, string key, Uri baseAddress, TimeProvider time)
    {
        lock (Lock)
        {
            var id = Id(key, baseAddress, time);
            if (Gates.TryAdd(id, gate) || Gates[id] is not { } other || ReferenceEquals(other, gate))
            {
                return gate;
            }

            // Somebody uses the new key already, at a gate that knows nothing of the calls under the old one. One window later
            // these do not count any more.
            gate.Users--;
            other.Users++;
            other.Close(gate.Window);
            return other;
        }
    }

    public static void Leave(RateGate gate)
    {
        lock (Lock)
        {
            gate.Users--;
        }
    }

    // A gate outlives its clients while its permits are out: the next client with that key may come at once.
    private static void Tidy()
    {
        if (Gates.Count >= TidyAbove)
        {
            foreach (var (idle, _) in Gates.Where(static entry => entry.Value.Users == 0 && entry.Value.IsIdle).ToList())
            {
                Gates.Remove(idle);
            }
        }
    }

    private static (string KeyHash, string Host, TimeProvider Time) Id(string key, Uri baseAddress, TimeProvider time)
        => (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), baseAddress.GetLeftPart(UriPartial.Authority), time);
}
