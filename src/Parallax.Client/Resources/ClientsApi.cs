using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class ClientsApi(HttpClient httpClient, Lists lists) : IClientsApi
{
    private readonly ClientsClient _raw = new(httpClient);

    public ParallaxPageable<Client> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Client>(
            async (page, size, token)
                => await _raw.ListClientsAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Client> CreateAsync(CreateClient body, CancellationToken cancellationToken = default)
        => _raw.CreateClientAsync(body, cancellationToken);

    public Task<Client> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetClientAsync(id, cancellationToken);

    public Task<Client?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(Guid id, UpdateClient body, CancellationToken cancellationToken = default)
        => _raw.UpdateClientAsync(id, body, cancellationToken);

    public Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateClient { Archived = true }, cancellationToken);

    public Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateClient { Archived = false }, cancellationToken);
}
