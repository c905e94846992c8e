namespace Parallax.Benchmarks.Contenders;

/// <summary>One way to read a list.</summary>
internal interface IListContender : IDisposable
{
    string Name { get; }

    /// <returns>How many rows of the first page were read.</returns>
    Task<int> ReadPageAsync();

    /// <returns>How many rows of all pages were read.</returns>
    Task<int> ReadAllAsync();
}
