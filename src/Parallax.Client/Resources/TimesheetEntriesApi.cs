using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class TimesheetEntriesApi(HttpClient httpClient, Lists lists) : ITimesheetEntriesApi
{
    private readonly TimesheetEntriesClient _raw = new(httpClient);

    public ParallaxPageable<TimesheetEntry> ListAsync(
        DateOnly from, DateOnly to, Guid? personId = null, Guid? projectId = null, CancellationToken cancellationToken = default)
        => lists.Of<TimesheetEntry>(
            async (page, size, token)
                => await _raw.ListTimesheetEntriesAsync(
                    page: page,
                    pageSize: size,
                    startDate: from,
                    endDate: to,
                    personId: personId,
                    projectId: projectId,
                    cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<TimesheetEntry> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetTimesheetEntryAsync(id, cancellationToken);

    public Task<TimesheetEntry?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();
}
