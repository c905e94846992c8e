namespace Parallax.Recipes.TimesheetImport;

/// <summary>The entries at the server, read once for each person who is asked about.</summary>
internal sealed class ServerEntries(IParallaxClient parallax, DateOnly from, DateOnly to)
{
    private readonly Dictionary<Guid, List<ActualTime>> _byPerson = [];

    public async Task<bool> ContainAsync(MarkedRow row, CancellationToken cancellationToken)
    {
        var person = row.Row.PersonId;
        if (!_byPerson.TryGetValue(person, out var entries))
        {
            entries = await parallax.ActualTime.ListAsync(from, to, personId: person, cancellationToken: cancellationToken)
                .ToListAsync(cancellationToken);
            _byPerson.Add(person, entries);
        }

        return entries.Exists(row.IsMarkOf);
    }
}
