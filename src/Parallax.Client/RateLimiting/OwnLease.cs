using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>A lease of the user's limiter. That it cannot be given back is nothing that a call, which may have worked, should fail by.</summary>
internal sealed class OwnLease(RateLimitLease lease, ClientLog log) : IDisposable
{
    public void Dispose()
    {
        try
        {
            lease.Dispose();
        }
        catch (Exception failure)
        {
            log.LimiterFailed(failure);
        }
    }
}
