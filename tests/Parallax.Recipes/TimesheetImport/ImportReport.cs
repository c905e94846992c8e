namespace Parallax.Recipes.TimesheetImport;

/// <summary>What a run has done.</summary>
public sealed class ImportReport
{
    /// <summary>Rows that this run has created.</summary>
    public int Created { get; internal set; }

    /// <summary>Rows that were there already, by the journal or at the server.</summary>
    public int Found { get; internal set; }

    /// <summary>Rows that the server refused, or that could not be sent; another run tries them again.</summary>
    public List<(TimesheetRow Row, ParallaxException Failure)> Refused { get; } = [];

    /// <summary>Rows whose answer was lost twice; another run looks for them.</summary>
    public List<TimesheetRow> InDoubt { get; } = [];

    /// <summary>Whether every row is at the server.</summary>
    public bool IsComplete => Refused.Count == 0 && InDoubt.Count == 0;
}
