namespace Parallax.Benchmarks.Contenders;

internal sealed class HandProject
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public HandStatus Status { get; set; }

    public DateOnly? StartDate { get; set; }

    public DateOnly? EndDate { get; set; }

    public decimal? TargetMargin { get; set; }

    public HandMoney? TargetBudget { get; set; }

    public bool Archived { get; set; }

    public Guid ClientId { get; set; }

    public Guid? StageId { get; set; }

    public List<string> Tags { get; set; } = [];

    public string ProjectModel { get; set; } = "";

    public bool IsIncluded { get; set; }

    public DateTimeOffset CreatedDate { get; set; }

    public DateTimeOffset ModifiedDate { get; set; }
}
