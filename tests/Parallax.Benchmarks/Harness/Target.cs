namespace Parallax.Benchmarks.Harness;

/// <summary>A figure and the mark that it has to reach.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Mark">The mark.</param>
/// <param name="IsExact">Whether it comes out the same on any machine: bytes and counts do, times do not.</param>
/// <param name="IsFloor">Whether the figure has to be at least the mark, not at most.</param>
internal sealed record Target(string What, double Measured, double Mark, bool IsExact, bool IsFloor)
{
    public bool IsMet => IsFloor ? Measured >= Mark : Measured <= Mark;
}
