namespace Parallax.Recipes.TimesheetImport;

/// <summary>A journal at one of whose writes something happens, just before it or just after it.</summary>
internal sealed class InterruptedJournal(IImportJournal journal, int write, bool afterwards, Action interrupt) : IImportJournal
{
    public int Writes { get; private set; }

    public RowState StateOf(string marker) => journal.StateOf(marker);

    public void Write(string marker, RowState state)
    {
        var isNow = Writes++ == write;
        if (isNow && !afterwards)
        {
            interrupt();
        }

        journal.Write(marker, state);
        if (isNow && afterwards)
        {
            interrupt();
        }
    }
}
