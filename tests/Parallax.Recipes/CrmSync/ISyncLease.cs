namespace Parallax.Recipes.CrmSync;

/// <summary>Lets one of several instances run a round. Held for a time, so that an instance that dies does not keep it.</summary>
public interface ISyncLease
{
    /// <summary>Takes the lease, or renews it: so long from now. False while another instance holds it.</summary>
    Task<bool> TryHoldAsync(TimeSpan duration, CancellationToken cancellationToken);

    Task ReleaseAsync(CancellationToken cancellationToken);
}
