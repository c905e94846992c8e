using System.Threading.RateLimiting;

namespace Parallax.RateLimiting.Redis;

/// <summary>A permit of the log; or that there is none, since calls are blocked.</summary>
internal sealed class RedisLease(PermitLog log, ParallaxPermitRequest request, PermitAnswer answer) : RateLimitLease
{
    private int _returns;

    public override bool IsAcquired => !answer.IsBlocked;

    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = answer.Wait;
        return !IsAcquired && string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        if (IsAcquired && Interlocked.Increment(ref _returns) == 1)
        {
            log.Return(answer.Id, request);
        }

        base.Dispose(disposing);
    }
}
