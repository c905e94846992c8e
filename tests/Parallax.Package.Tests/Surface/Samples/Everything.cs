namespace Parallax.Tests.Package.Surface.Samples;

/// <summary>A class with all kinds of members. To be rendered, and nothing else.</summary>
internal abstract class Everything<TKey, TValue> : Exception, IDisposable
    where TKey : struct
    where TValue : class, IAnswer, new()
{
    public const string Name = "a";

    public static readonly IReadOnlyDictionary<string, string?> Map = new Dictionary<string, string?>(StringComparer.Ordinal);

    private protected const int Hidden = 1;

    protected Everything(string? message = null)
        : base(message)
    {
    }

    public abstract event EventHandler? Happened;

    public required string? Text { get; init; }

    public abstract TValue? Value { get; protected set; }

    public TValue this[TKey key] => new();

    [Obsolete("Use the other.")]
    public static implicit operator string?(Everything<TKey, TValue> everything) => null;

    public static bool TryFind<T>(T[] among, out T? found, Choice choice = Choice.Second, decimal share = 0.5m, DayOfWeek? day = null, params List<string?>[]? others)
        where T : IAnswer
    {
        found = default;
        return false;
    }

    public void Dispose()
    {
    }

    public override string ToString() => Name;

    protected virtual System.Text.StringBuilder Build(ref int count, in Point point, CancellationToken cancellationToken = default) => new();

    internal static int Secret() => Hidden;
}
