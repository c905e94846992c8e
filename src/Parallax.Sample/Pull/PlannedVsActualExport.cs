using System.Runtime.CompilerServices;
using Parallax.Models;
using Parallax.Sample.Output;

namespace Parallax.Sample.Pull;

/// <summary>Writes the hours planned and worked, for every role and person in the offerings of the given projects.</summary>
internal sealed class PlannedVsActualExport(IParallaxClient parallax, RunProgress progress, Tally tally, TimeProvider time)
{
    public const string FileName = "planned-vs-actual.csv";

    public Task<long> WriteAsync(string folder, IReadOnlyList<Project> projects, Names names, CancellationToken cancellationToken)
        => progress.StepAsync("Reading projects in progress", async step =>
        {
            step.Expect(projects.Count);
            var written = await CsvFile.WriteAsync(Path.Combine(folder, FileName), ReadAsync(step, projects, names, cancellationToken), cancellationToken);
            tally.Written(FileName, written);
            return written;
        });

    private async IAsyncEnumerable<PlannedVsActualRow> ReadAsync(
        ProgressStep step,
        IReadOnlyList<Project> projects,
        Names names,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Today's hours are not in before tonight: to compare fairly, both sides end with yesterday.
        var yesterday = DateOnly.FromDateTime(time.GetLocalNow().Date).AddDays(-1);
        foreach (var project in projects)
        {
            await foreach (var offering in parallax.ProjectOfferings.ListAsync(project.Id, cancellationToken: cancellationToken))
            {
                tally.Read("Offerings");
                var hours = await ReadHoursAsync(project, offering, yesterday, cancellationToken);
                foreach (var row in PlannedVsActual.Compare(project, hours, names, yesterday))
                {
                    yield return row;
                }
            }

            step.Advance();
        }
    }

    private async Task<OfferingHours> ReadHoursAsync(Project project, ProjectOffering offering, DateOnly yesterday, CancellationToken cancellationToken)
    {
        // The API takes "no dates" for the last seven days, so the client insists on them. A project need not have any.
        var from = project.StartDate ?? DateOnly.FromDateTime(project.CreatedDate.Date);
        DateOnly[] ends = [from, project.EndDate ?? from, yesterday];
        var to = ends.Max();

        List<(ProjectOfferingRole, IReadOnlyList<ProjectOfferingRolePlan>)> roles = [];
        await foreach (var role in parallax.ProjectOfferingRoles.ListAsync(project.Id, offering.Id, cancellationToken: cancellationToken))
        {
            var plan = await parallax.ProjectOfferingRoles.ListPlannedTimeAsync(project.Id, offering.Id, role.Id, from, to, cancellationToken)
                .ToListAsync(cancellationToken);
            roles.Add((role, plan));
            tally.Read("Offering roles");
            tally.Read("Days of planned time", plan.Count);
        }

        var actuals = await parallax.ActualTime.ListAsync(from, to, projectOfferingId: offering.Id, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        tally.Read("Records of actual time", actuals.Count);
        return new OfferingHours(offering, roles, actuals);
    }
}
