using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class PeopleApi(HttpClient httpClient, Lists lists) : IPeopleApi
{
    private readonly PeopleClient _raw = new(httpClient);

    public ParallaxPageable<Person> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Person>(
            async (page, size, token)
                => await _raw.ListPeopleAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Person> CreateAsync(CreatePerson body, CancellationToken cancellationToken = default)
        => _raw.CreatePersonAsync(body, cancellationToken);

    public Task<Person> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetPersonAsync(id, cancellationToken);

    public Task<Person?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(Guid id, UpdatePerson body, CancellationToken cancellationToken = default)
        => _raw.UpdatePersonAsync(id, body, cancellationToken);

    public Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdatePerson { Archived = true }, cancellationToken);

    public Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdatePerson { Archived = false }, cancellationToken);
}
