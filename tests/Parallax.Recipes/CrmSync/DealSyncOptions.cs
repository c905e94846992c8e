namespace Parallax.Recipes.CrmSync;

/// <summary>Settings of the sync, from the section <c>CrmSync</c>.</summary>
public sealed class DealSyncOptions
{
    /// <summary>
    /// From the end of one round to the beginning of the next, however long a round takes. Above zero. Default: 5 minutes.
    /// </summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}
