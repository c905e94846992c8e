namespace Parallax.Recipes.CrmSync;

/// <summary>A deal as the CRM has it.</summary>
public sealed record Deal
{
    public const string TagPrefix = "crm:";

    /// <summary>Its identifier in the CRM, which never changes.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ClientName { get; init; }

    public bool IsWon { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    /// <summary>What was sold: offerings of the project, with the roles that they need.</summary>
    public IReadOnlyList<DealPart> Parts { get; init; } = [];

    /// <summary>What the project is found by: names change, and the API has no member for the ids of others.</summary>
    public string Tag => TagPrefix + Id;
}

/// <param name="Name">Its name, which is that of the offering, and stays as it is.</param>
/// <param name="Roles">The names of the roles, as Parallax has them; one that is needed twice stands there twice.</param>
public sealed record DealPart(string Name, IReadOnlyList<string> Roles);
