namespace Parallax.Recipes.TimesheetImport;

/// <summary>A way for a run to end early.</summary>
internal enum Interruption
{
    /// <summary>The process ends at a write of the journal.</summary>
    Killed,

    /// <summary>Somebody stops the import at a write of the journal.</summary>
    StoppedAtJournal,

    /// <summary>Somebody stops the import while the server has a request.</summary>
    StoppedAtRequest,

    /// <summary>The connection breaks.</summary>
    Reset,

    /// <summary>The server does not answer in time.</summary>
    TimedOut,
}
