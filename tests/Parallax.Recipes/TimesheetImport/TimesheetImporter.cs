namespace Parallax.Recipes.TimesheetImport;

/// <summary>Enters the rows of a timesheet, each once, however often it is stopped and run again.</summary>
public sealed class TimesheetImporter(IParallaxClient parallax, IImportJournal journal, TimeProvider time)
{
    /// <summary>How long a create whose answer was lost may still take effect. Default: 2 minutes.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMinutes(2);

    // begin-snippet: run
    /// <summary>Enters what is not there yet. Run it with the same journal until the report is complete.</summary>
    /// <exception cref="ParallaxAuthenticationException">The key was refused: no row would be accepted.</exception>
    /// <exception cref="ParallaxException">The entries at the server could not be read.</exception>
    public async Task<ImportReport> RunAsync(IReadOnlyCollection<TimesheetRow> rows, CancellationToken cancellationToken)
    {
        var report = new ImportReport();
        var known = MarkedRow.Of(rows).ToLookup(row => journal.StateOf(row.Marker));
        report.Found = known[RowState.Entered].Count();

        // What an earlier run has left in doubt waits with what this one leaves.
        var left = await EnterAsync([.. known[RowState.Open]], report, cancellationToken);
        List<MarkedRow> inDoubt = [.. known[RowState.InDoubt], .. left];
        if (inDoubt.Count > 0)
        {
            await Task.Delay(SettleTime, time, cancellationToken);
            inDoubt = await EnterAsync(inDoubt, report, cancellationToken);
            report.InDoubt.AddRange(inDoubt.Select(row => row.Row));
        }

        return report;
    }
    // end-snippet

    /// <returns>The rows of which it is not known whether they were created.</returns>
    private async Task<List<MarkedRow>> EnterAsync(List<MarkedRow> rows, ImportReport report, CancellationToken cancellationToken)
    {
        List<MarkedRow> inDoubt = [];
        if (rows.Count == 0)
        {
            return inDoubt;
        }

        var entries = new ServerEntries(parallax, rows.Min(row => row.Row.Day), rows.Max(row => row.Row.Day));
        foreach (var row in rows)
        {
            if (await entries.ContainAsync(row, cancellationToken))
            {
                journal.Write(row.Marker, RowState.Entered);
                report.Found++;
            }
            else if (!await TryCreateAsync(row, report, cancellationToken))
            {
                inDoubt.Add(row);
            }
        }

        return inDoubt;
    }

    // begin-snippet: create
    /// <returns>False if the row may have been created, or not.</returns>
    private async Task<bool> TryCreateAsync(MarkedRow row, ImportReport report, CancellationToken cancellationToken)
    {
        journal.Write(row.Marker, RowState.InDoubt);
        try
        {
            var created = await parallax.ActualTime.CreateAsync(row.ToBody(), cancellationToken);
            journal.Write(row.Marker, RowState.Entered);
            report.Created++;
            if (!row.IsMarkOf(created))
            {
                throw new InvalidOperationException(
                    "The server does not keep descriptions as they were sent: by them, nothing can be found again.");
            }

            return true;
        }
        catch (ParallaxException failure) when (failure.RequestMayHaveBeenProcessed)
        {
            return false;
        }
        catch (ParallaxException failure)
        {
            journal.Write(row.Marker, RowState.Open);
            if (failure is ParallaxAuthenticationException)
            {
                throw;
            }

            report.Refused.Add((row.Row, failure));
            return true;
        }
    }
    // end-snippet
}
