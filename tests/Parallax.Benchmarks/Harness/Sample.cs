namespace Parallax.Benchmarks.Harness;

/// <summary>What one run cost this process.</summary>
internal sealed record Sample(double Seconds, double CpuSeconds, double Bytes)
{
    /// <summary>The median of each figure by itself.</summary>
    public static Sample Median(IReadOnlyCollection<Sample> samples)
        => new(Median(samples.Select(s => s.Seconds)), Median(samples.Select(s => s.CpuSeconds)), Median(samples.Select(s => s.Bytes)));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }
}
