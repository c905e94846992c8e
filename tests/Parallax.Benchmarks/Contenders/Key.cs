namespace Parallax.Benchmarks.Contenders;

/// <summary>What authorises at a server that looks at no key.</summary>
internal static class Key
{
    public const string Header = "X-API-KEY";
    public const string Text = "pat_benchmark";
}
