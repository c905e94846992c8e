namespace Parallax.Recipes.CrmSync;

/// <summary>The clients and projects that are there, read once for a round: the API finds nothing by name.</summary>
internal sealed class ParallaxIndex(IParallaxClient parallax)
{
    private readonly Dictionary<string, Guid> _clients = new(new ClientNameComparer());
    private readonly Dictionary<string, Project> _projectsByTag = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Client, string Name), Project> _projectsByName = [];
    private int _looks;

    public Task<Guid?> FindClientAsync(string name, CancellationToken cancellationToken)
        => FindAsync<Guid?>(() => _clients.TryGetValue(name, out var id) ? id : null, cancellationToken);

    /// <summary>The project of the deal; or one that was made by hand for it, and so has no tag yet.</summary>
    public Task<Project?> FindProjectAsync(Deal deal, Guid clientId, CancellationToken cancellationToken)
        => FindAsync(() => _projectsByTag.GetValueOrDefault(deal.Tag) ?? Claim(deal, clientId), cancellationToken);

    public void Add(Client client) => Add(client.Name, client);

    /// <param name="name">What the client was asked for by, if the server should call it something else.</param>
    /// <param name="client">The client.</param>
    public void Add(string name, Client client) => _clients[name] = client.Id;

    public void Add(Project project)
    {
        if (project.Tags?.FirstOrDefault(tag => tag.StartsWith(Deal.TagPrefix, StringComparison.Ordinal)) is { } tag)
        {
            // Of several with one tag it is the one in use.
            if (!project.Archived || !_projectsByTag.TryGetValue(tag, out var known) || known.Archived || known.Id == project.Id)
            {
                _projectsByTag[tag] = project;
            }
        }
        else if (!project.Archived)
        {
            // What somebody has put away without a tag was not the project of a deal, and is not taken out again for one.
            _projectsByName[(project.ClientId, project.Name)] = project;
        }
    }

    // begin-snippet: second-look
    /// <summary>
    /// Before anything is created there is a second look, once in a round: a row can slip from one page of a list to the page
    /// before while the list is read, and what was overlooked would be created again.
    /// </summary>
    private async Task<T?> FindAsync<T>(Func<T?> find, CancellationToken cancellationToken)
    {
        var found = find();
        for (; found is null && _looks < 2; found = find())
        {
            await ReadAsync(cancellationToken);
            _looks++;
        }

        return found;
    }
    // end-snippet

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await foreach (var client in parallax.Clients.ListAsync(archived: false, cancellationToken))
        {
            Add(client);
        }

        // The archived ones too: what is put away was once created, and is not to be created again.
        foreach (var archived in (bool[])[false, true])
        {
            await foreach (var project in parallax.Projects.ListAsync(archived, cancellationToken))
            {
                Add(project);
            }
        }
    }

    // Two deals may have one name, and just one of them can have the project.
    private Project? Claim(Deal deal, Guid clientId)
        => _projectsByName.Remove((clientId, deal.Name), out var project) ? _projectsByTag[deal.Tag] = project : null;
}
