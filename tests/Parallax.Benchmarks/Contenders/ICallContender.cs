namespace Parallax.Benchmarks.Contenders;

/// <summary>One way to make a small call.</summary>
internal interface ICallContender : IDisposable
{
    string Name { get; }

    Task GetAsync();

    Task PatchAsync();
}
