namespace Parallax;

internal sealed class InMemoryPage<T>(IReadOnlyCollection<T> rows, int number, int size) : IPage<T>
{
    public IReadOnlyList<T> Results { get; } = [.. rows.Skip((int)Math.Min((number - 1L) * size, int.MaxValue)).Take(size)];

    public long? Count => Results.Count;

    public long? Total => rows.Count;

    public long? Page => number;

    public long? TotalPages => (rows.Count + size - 1) / size;

    public long? PageSize => size;
}
