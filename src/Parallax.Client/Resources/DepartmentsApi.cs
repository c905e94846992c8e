using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class DepartmentsApi(HttpClient httpClient, Lists lists) : IDepartmentsApi
{
    private readonly DepartmentsClient _raw = new(httpClient);

    public ParallaxPageable<Department> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Department>(
            async (page, size, token)
                => await _raw.ListDepartmentsAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Department> CreateAsync(CreateDepartment body, CancellationToken cancellationToken = default)
        => _raw.CreateDepartmentAsync(body, cancellationToken);

    public Task UpdateAsync(Guid id, UpdateDepartment body, CancellationToken cancellationToken = default)
        => _raw.UpdateDepartmentAsync(id, body, cancellationToken);

    public Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateDepartment { Archived = true }, cancellationToken);

    public Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateDepartment { Archived = false }, cancellationToken);
}
