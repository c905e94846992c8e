namespace Parallax.OpenApi.Naming;

/// <summary>
/// The names within a type, an enum, an operation or the models. Each thing takes the first of its candidates that is free, in the order
/// of the description: a name never changes by what comes behind it.
/// </summary>
/// <param name="suffix">What tells a name from one of the library's, such as <c>Value</c>.</param>
/// <param name="isReserved">Whether a name is one of the library's.</param>
/// <param name="shape">How names begin here: <see cref="Identifiers.Capital"/>, <see cref="Identifiers.Camel"/>, or as they are.</param>
internal sealed class NameScope(string suffix, Func<string, bool> isReserved, Func<string, string>? shape = null)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes a name as it is, if it is free.</summary>
    public bool TryTake(string name) => _taken.Add(name);

    /// <summary>Takes a name for a text.</summary>
    /// <param name="text">The text as it goes over the wire.</param>
    /// <param name="preferred">The names to try first.</param>
    public string Take(string text, params IEnumerable<string> preferred)
    {
        var best = preferred.First();
        var candidates = preferred.Concat(Identifiers.Others(text, best, suffix, isReserved(Shaped(best)))).Select(Shaped);
        return candidates.First(name => !isReserved(name) && _taken.Add(name));
    }

    private string Shaped(string name) => shape is null ? name : shape(name);
}
