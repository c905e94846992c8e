using CsvHelper.Configuration.Attributes;
using Parallax.Models;

namespace Parallax.Sample.Pull;

/// <summary>A line of <c>projects.csv</c>.</summary>
internal sealed record ProjectRow(
    [property: Name("project_id")] Guid ProjectId,
    [property: Name("project")] string Project,
    [property: Name("client")] string? Client,
    [property: Name("status")] string Status,
    [property: Name("stage")] string? Stage,
    [property: Name("start_date")] DateOnly? StartDate,
    [property: Name("end_date")] DateOnly? EndDate,
    [property: Name("target_budget")] decimal? TargetBudget,
    [property: Name("currency")] string? Currency,
    [property: Name("target_margin")] decimal? TargetMargin,
    [property: Name("tags")] string Tags,
    [property: Name("archived")] string Archived)
{
    public static ProjectRow From(Project project, Names names) => new(
        project.Id,
        project.Name,
        Names.Of(project.ClientId, names.Clients),
        project.Status.Value,
        Names.Of(project.StageId, names.Stages),
        project.StartDate,
        project.EndDate,
        project.TargetBudget?.Amount,
        project.TargetBudget?.CurrencyCode,
        project.TargetMargin,
        string.Join("; ", project.Tags ?? []),
        project.Archived ? "yes" : "no");
}
