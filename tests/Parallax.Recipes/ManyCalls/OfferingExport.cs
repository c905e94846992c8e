// begin-snippet: export
using System.Collections.Concurrent;
using Parallax;
using Parallax.Models;

namespace Parallax.Recipes.ManyCalls;

/// <summary>
/// Reads the offerings of all projects and the roles of all offerings: behind all other calls, resumable, and with the errors by project.
/// </summary>
public sealed class OfferingExport(IParallaxClient parallax, IProjectStore store, IProgress<TimeSpan> timeLeft)
{
    public async Task<IReadOnlyDictionary<Guid, ParallaxException>> RunAsync(CancellationToken cancellationToken)
    {
        var (calls, done, failed) = (0L, 0, new ConcurrentDictionary<Guid, ParallaxException>());
        var bulk = parallax.With(
            new ParallaxCallOptions { Priority = ParallaxPriority.Background, OnResponse = _ => Interlocked.Increment(ref calls) });
        var projects = await bulk.Projects.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        projects.RemoveAll(project => store.Has(project.Id));
        calls = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(projects, parallel, async (project, stop) =>
        {
            try
            {
                List<(ProjectOffering, List<ProjectOfferingRole>)> offerings = [];
                await foreach (var offering in bulk.ProjectOfferings.ListAsync(project.Id, cancellationToken: stop))
                {
                    var roles = bulk.ProjectOfferingRoles.ListAsync(project.Id, offering.Id, cancellationToken: stop);
                    offerings.Add((offering, await roles.ToListAsync(stop)));
                }

                await store.SaveAsync(project, offerings, stop);
            }
            catch (ParallaxException failure) when (failure is not ParallaxAuthenticationException)
            {
                failed[project.Id] = failure;
            }

            var (all, made) = (Interlocked.Increment(ref done), Interlocked.Read(ref calls));
            timeLeft.Report(bulk.RateLimit.Estimate((int)((projects.Count - all) * made / all)));
        });
        return failed;
    }
}

/// <summary>Where an export keeps what it has read. A project that is there is not read again.</summary>
public interface IProjectStore
{
    bool Has(Guid projectId);

    Task SaveAsync(
        Project project,
        IReadOnlyList<(ProjectOffering Offering, List<ProjectOfferingRole> Roles)> offerings,
        CancellationToken cancellationToken);
}
// end-snippet
