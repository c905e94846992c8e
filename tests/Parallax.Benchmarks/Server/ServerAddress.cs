using System.Globalization;

namespace Parallax.Benchmarks.Server;

/// <summary>Base addresses that say how the server shall behave: it reads that from the beginning of the path.</summary>
internal sealed class ServerAddress(Uri root)
{
    /// <summary>Lists have so many pages, and each answer takes so long.</summary>
    public Uri Of(int pages, int latencyMilliseconds = 0)
        => new(root, string.Create(CultureInfo.InvariantCulture, $"list/{pages}/{latencyMilliseconds}/"));

    /// <summary>Counts calls in fixed windows and refuses those beyond the limit; each session has its own.</summary>
    public Uri OfWindows(string session, int limit, int windowMilliseconds)
        => new(root, string.Create(CultureInfo.InvariantCulture, $"windows/{session}/{limit}/{windowMilliseconds}/"));
}
