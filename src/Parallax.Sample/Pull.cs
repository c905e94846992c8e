using Parallax.Models;

namespace Parallax.Sample;

/// <summary>The reading half of the sample: all projects, and the hours planned and worked in those in progress, into two files.</summary>
internal sealed class Pull(IParallaxClient parallax, Report report, CancellationToken cancellationToken)
{
    public const string ProjectsFile = "projects.csv";
    public const string HoursFile = "planned-vs-actual.csv";

    // The names behind the ids that other objects refer to. These lists are short, and read once; the API cannot join.
    private readonly Dictionary<(string Kind, Guid Id), string> _names = [];
    private readonly List<Project> _inProgress = [];

    public async Task WriteAsync(string folder)
    {
        await report.StepAsync("Reading clients", () => AddAsync("Clients", parallax.Clients.ListAsync, row => (row.Id, row.Name)));
        await report.StepAsync("Reading pipeline stages", async () =>
        {
            // Stages belong to a pipeline, and a project refers to the stage alone.
            await foreach (var pipeline in ReadAsync("Pipelines", parallax.Pipelines.ListAsync))
            {
                await AddAsync("Stages", (old, stop) => parallax.Stages.ListAsync(pipeline.Id, old, stop), row => (row.Id, row.Name));
            }
        });
        await report.StepAsync("Reading roles", () => AddAsync("Roles", parallax.Roles.ListAsync, row => (row.Id, row.Name)));
        await report.StepAsync("Reading people", () => AddAsync("People", parallax.People.ListAsync, row => (row.Id, NameOf(row))));
        await report.StepAsync("Reading projects", () => WriteAsync(folder, ProjectsFile, ReadProjectsAsync()));
        await report.StepAsync("Reading projects in progress", () => WriteAsync(folder, HoursFile, ReadHoursAsync()));
    }

    private async Task WriteAsync(string folder, string file, IAsyncEnumerable<object?[]> lines)
        => report.Written(file, await CsvFile.WriteAsync(Path.Combine(folder, file), lines) - 1);

    // In use and archived, counted and shown page by page. Which rows come without the filter is not documented, and an archived client
    // still has a name. Where none of that matters, `await foreach (var row in list)` is all it takes.
    private async IAsyncEnumerable<T> ReadAsync<T>(string what, Func<bool?, CancellationToken, ParallaxPageable<T>> list)
    {
        foreach (var archived in new[] { false, true })
        {
            await foreach (var page in list(archived, cancellationToken).AsPagesAsync(cancellationToken: cancellationToken))
            {
                if (page is { Number: 1, Total: { } total })
                {
                    report.Expect(total);
                }

                foreach (var row in page.Items)
                {
                    report.Read(what);
                    yield return row;
                }

                report.Advance(page.Count);
            }
        }
    }

    private async Task AddAsync<T>(string kind, Func<bool?, CancellationToken, ParallaxPageable<T>> list, Func<T, (Guid, string)> entry)
    {
        await foreach (var row in ReadAsync(kind, list))
        {
            var (id, name) = entry(row);
            _names[(kind, id)] = name;
        }
    }

    // Null if there is no id, or it belongs to nothing that was listed.
    private string? NameOf(string kind, Guid? id) => id is { } known ? _names.GetValueOrDefault((kind, known)) : null;

    private static string NameOf(Person person)
        => $"{person.GivenName} {person.FamilyName}".Trim() is { Length: > 0 } name ? name : person.EmailAddress ?? person.Id.ToString();

    // From page to file: at no time are all projects in memory, just those that are needed later.
    private async IAsyncEnumerable<object?[]> ReadProjectsAsync()
    {
        const string columns = "status,stage,start_date,end_date,target_budget,currency,target_margin,tags,archived";
        yield return $"project_id,project,client,{columns}".Split(',');
        await foreach (var project in ReadAsync("Projects", parallax.Projects.ListAsync))
        {
            if (project.Status == ProjectStatus.InProgress && !project.Archived)
            {
                _inProgress.Add(project);
            }

            yield return
            [
                project.Id, project.Name, NameOf("Clients", project.ClientId), project.Status.Value, NameOf("Stages", project.StageId),
                project.StartDate, project.EndDate, project.TargetBudget?.Amount, project.TargetBudget?.CurrencyCode,
                project.TargetMargin, string.Join("; ", project.Tags ?? []), project.Archived ? "yes" : "no",
            ];
        }
    }

    private async IAsyncEnumerable<object?[]> ReadHoursAsync()
    {
        const string columns = "planned_hours_total,planned_hours_to_date,actual_hours_to_date,actual_minus_planned";
        yield return $"project,client,offering,role,person,{columns}".Split(',');
        report.Expect(_inProgress.Count);
        foreach (var project in _inProgress)
        {
            await foreach (var offering in parallax.ProjectOfferings.ListAsync(project.Id, cancellationToken: cancellationToken))
            {
                report.Read("Offerings");
                await foreach (var line in CompareAsync(project, offering))
                {
                    yield return line;
                }
            }

            report.Advance(1);
        }
    }

    private async IAsyncEnumerable<object?[]> CompareAsync(Project project, ProjectOffering offering)
    {
        // Today's hours are not in before tonight: to compare fairly, both sides end with yesterday. The API takes "no dates" for the
        // last seven days, so the client insists on them. A project need not have any.
        var yesterday = report.Today.AddDays(-1);
        var from = project.StartDate ?? DateOnly.FromDateTime(project.CreatedDate.Date);
        var to = new[] { from, project.EndDate ?? from, yesterday }.Max();

        Dictionary<Guid, Guid> roles = [];
        Dictionary<(Guid Role, Guid? Person), List<ProjectOfferingRolePlan>> planned = [];
        await foreach (var role in parallax.ProjectOfferingRoles.ListAsync(project.Id, offering.Id, cancellationToken: cancellationToken))
        {
            var person = role.Assignment is { } assignment && assignment.Type == AssignmentType.Person ? assignment.Id : (Guid?)null;
            var days = parallax.ProjectOfferingRoles.ListPlannedTimeAsync(project.Id, offering.Id, role.Id, from, to, cancellationToken);
            var plan = await days.ToListAsync(cancellationToken);
            (roles[role.Id], planned[(role.Id, person)]) = (role.RoleId, plan);
            report.Read("Offering roles");
            report.Read("Days of planned time", plan.Count);
        }

        var actuals = await parallax.ActualTime.ListAsync(from, to, projectOfferingId: offering.Id, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        report.Read("Records of actual time", actuals.Count);
        var worked = actuals.Where(actual => actual.RecordedDate <= yesterday)
            .ToLookup(actual => (Role: actual.ProjectOfferingRoleId, Person: (Guid?)actual.PersonId), actual => actual.Hours);

        // Each role with the person who fills it now, then what others worked in it, who filled it before, or in a role that is gone.
        foreach (var key in planned.Keys.Union(worked.Select(hours => hours.Key)))
        {
            var plan = planned.GetValueOrDefault(key, []);
            var (toDate, actual) = (plan.Where(day => day.PlanDate <= yesterday).Sum(day => day.Hours), worked[key].Sum());
            yield return
            [
                project.Name, NameOf("Clients", project.ClientId), offering.Name,
                NameOf("Roles", roles.GetValueOrDefault(key.Role)), NameOf("People", key.Person),
                plan.Sum(day => day.Hours), toDate, actual, actual - toDate,
            ];
        }
    }
}
