namespace Parallax.Recipes.CrmSync;

/// <summary>What the CRM decides about a project. All else in it is Parallax's, and is never sent.</summary>
internal static class DealMapping
{
    public static CreateProject ToNewProject(Deal deal, Guid clientId) => new()
    {
        Name = deal.Name,
        ClientId = clientId,
        Status = StatusOf(deal),
        StartDate = deal.StartDate,
        EndDate = deal.EndDate,
        Tags = [deal.Tag],
    };

    // begin-snippet: difference
    /// <summary>What has to change for the project to match the deal; null if nothing has. Just what is assigned is sent.</summary>
    public static UpdateProject? Difference(Deal deal, Guid clientId, Project project)
    {
        UpdateProject? changes = null;
        if (project.Name != deal.Name)
        {
            (changes ??= new()).Name = deal.Name;
        }

        if (project.ClientId != clientId)
        {
            (changes ??= new()).ClientId = clientId;
        }

        if (project.StartDate != deal.StartDate)
        {
            (changes ??= new()).StartDate = deal.StartDate;    // an assigned null clears
        }

        if (project.EndDate != deal.EndDate)
        {
            (changes ??= new()).EndDate = deal.EndDate;
        }

        // From the day a deal is won, its status belongs to those who deliver it.
        if (project.Status == ProjectStatus.PreSale && deal.IsWon)
        {
            (changes ??= new()).Status = StatusOf(deal);
        }

        if (project.Tags?.Contains(deal.Tag, StringComparer.Ordinal) is not true)
        {
            (changes ??= new()).Tags = [.. project.Tags ?? [], deal.Tag];    // a list replaces the whole list
        }

        return changes;
    }
    // end-snippet

    private static ProjectStatus StatusOf(Deal deal) => deal.IsWon ? ProjectStatus.AwaitingStart : ProjectStatus.PreSale;
}
