namespace Parallax.Recipes.TimesheetImport;

/// <summary>What the journal knows of a row.</summary>
public enum RowState
{
    /// <summary>Nothing: it was never sent, or the server has refused it.</summary>
    Open,

    /// <summary>It was about to be sent, and what became of it was not written down.</summary>
    InDoubt,

    /// <summary>It is at the server.</summary>
    Entered,
}
