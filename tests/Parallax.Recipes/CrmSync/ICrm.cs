namespace Parallax.Recipes.CrmSync;

/// <summary>Your CRM, as far as the sync needs it.</summary>
public interface ICrm
{
    /// <summary>The deals that were changed since <paramref name="watermark"/>; all of them if it is null.</summary>
    Task<DealChanges> GetChangesAsync(string? watermark, CancellationToken cancellationToken);
}
