namespace Parallax.Recipes.CrmSync;

/// <summary>Settings of the sync, from the section <c>CrmSync</c>.</summary>
public sealed class DealSyncOptions
{
    /// <summary>From the beginning of one round to that of the next. Default: 5 minutes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}
