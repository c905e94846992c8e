namespace Parallax.Recipes.CrmSync;

/// <param name="Deals">The deals that were changed.</param>
/// <param name="Watermark">What to ask with next time. The CRM's own mark, since its clock is not ours.</param>
public sealed record DealChanges(IReadOnlyList<Deal> Deals, string Watermark);
