using System.Runtime.CompilerServices;
using Parallax.Models;
using Parallax.Sample.Output;

namespace Parallax.Sample.Pull;

/// <summary>Writes every project with the names of its client and stage, and picks out those in progress.</summary>
internal sealed class ProjectExport(IParallaxClient parallax, RunProgress progress, Tally tally)
{
    public const string FileName = "projects.csv";

    public Task<IReadOnlyList<Project>> WriteAsync(string folder, Names names, CancellationToken cancellationToken)
        => progress.StepAsync<IReadOnlyList<Project>>("Reading projects", async step =>
        {
            List<Project> inProgress = [];
            var rows = ReadAsync(step, names, inProgress, cancellationToken);
            tally.Written(FileName, await CsvFile.WriteAsync(Path.Combine(folder, FileName), rows, cancellationToken));
            return inProgress;
        });

    // From page to file: at no time are all projects in memory, just those that are needed later.
    private async IAsyncEnumerable<ProjectRow> ReadAsync(
        ProgressStep step,
        Names names,
        List<Project> inProgress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var project in step.ReadAllAsync(archived => parallax.Projects.ListAsync(archived), cancellationToken))
        {
            tally.Read("Projects");
            if (project.Status == ProjectStatus.InProgress && !project.Archived)
            {
                inProgress.Add(project);
            }

            yield return ProjectRow.From(project, names);
        }
    }
}
