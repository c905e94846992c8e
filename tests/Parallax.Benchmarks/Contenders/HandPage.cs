namespace Parallax.Benchmarks.Contenders;

internal sealed class HandPage
{
    public int TotalPages { get; set; }

    public List<HandProject> Results { get; set; } = [];
}
