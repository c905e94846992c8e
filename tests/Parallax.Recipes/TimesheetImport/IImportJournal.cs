namespace Parallax.Recipes.TimesheetImport;

/// <summary>Remembers, over crashes and restarts, what became of every row.</summary>
public interface IImportJournal
{
    RowState StateOf(string marker);

    /// <summary>Returns when it is written to stay, and not sooner: the next step of the import relies on it.</summary>
    void Write(string marker, RowState state);
}
