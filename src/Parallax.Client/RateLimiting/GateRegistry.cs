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
            if (Gates.Count >= TidyAbove)
            {
                // A gate outlives its clients while its permits are out: the next client with that key may come at once.
                foreach (var (idle, _) in Gates.Where(static entry => entry.Value.Users == 0 && entry.Value.IsIdle).ToList())
                {
                    Gates.Remove(idle);
                }
            }

            var id = Id(key, baseAddress, time);
            if (!Gates.TryGetValue(id, out var gate))
            {
                Gates[id] = gate = new RateGate(options.PermitLimit, options.Window, time);
            }

            gate.Users++;
            return gate;
        }
    }

    /// <summary>Another key replaces the one of a gate. It is the same user's, whose calls in the window go on counting.</summary>
    public static void AddKey(RateGate gate, string key, Uri baseAddress, TimeProvider time)
    {
        lock (Lock)
        {
            Gates.TryAdd(Id(key, baseAddress, time), gate);
        }
    }

    public static void Leave(RateGate gate)
    {
        lock (Lock)
        {
            gate.Users--;
        }
    }

    private static (string KeyHash, string Host, TimeProvider Time) Id(string key, Uri baseAddress, TimeProvider time)
        => (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), baseAddress.GetLeftPart(UriPartial.Authority), time);
}
