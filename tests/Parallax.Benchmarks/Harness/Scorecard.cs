namespace Parallax.Benchmarks.Harness;

/// <summary>Holds the figures against their marks. A miss is printed as one.</summary>
internal sealed class Scorecard(bool isShort)
{
    private readonly List<Target> _targets = [];

    public bool HasExactMiss { get; private set; }

    public void AtLeast(string what, double measured, double mark, bool isExact = false)
        => _targets.Add(new Target(what, measured, mark, isExact, IsFloor: true));

    public void AtMost(string what, double measured, double mark, bool isExact = false)
        => _targets.Add(new Target(what, measured, mark, isExact, IsFloor: false));

    /// <summary>Prints what was judged since the last time.</summary>
    public void Print()
    {
        if (_targets.Count > 0)
        {
            var table = new Table("Marks", "figure", "measured", "mark", "outcome");
            foreach (var target in _targets)
            {
                table.Add(
                    target.What,
                    Figure.Fixed(target.Measured, 2),
                    (target.IsFloor ? ">= " : "<= ") + Figure.Fixed(target.Mark, 2),
                    Outcome(target));
            }

            table.Print();
        }

        HasExactMiss |= _targets.Exists(target => target is { IsExact: true, IsMet: false });
        _targets.Clear();
    }

    // Scaled down and on a busy machine, times are shown but prove nothing.
    private string Outcome(Target target) => target switch
    {
        { IsExact: false } when isShort => "not judged",
        { IsMet: true } => "met",
        _ => "MISSED",
    };
}
