namespace Parallax.Benchmarks.Contenders;

internal sealed class HandUpdate
{
    public string Name { get; set; } = "";

    public bool Archived { get; set; }
}
