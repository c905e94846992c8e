using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class RolesApi(HttpClient httpClient, Lists lists) : IRolesApi
{
    private readonly RolesClient _raw = new(httpClient);

    public ParallaxPageable<Role> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Role>(
            async (page, size, token)
                => await _raw.ListRolesAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Role> CreateAsync(CreateRole body, CancellationToken cancellationToken = default)
        => _raw.CreateRoleAsync(body, cancellationToken);

    public Task<Role> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetRoleAsync(id, cancellationToken);

    public Task<Role?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(Guid id, UpdateRole body, CancellationToken cancellationToken = default)
        => _raw.UpdateRoleAsync(id, body, cancellationToken);

    public Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateRole { Archived = true }, cancellationToken);

    public Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateRole { Archived = false }, cancellationToken);
}
