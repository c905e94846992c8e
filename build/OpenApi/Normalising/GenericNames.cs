namespace Parallax.OpenApi.Normalising;

/// <summary>
/// The names of generic types, as tools write them: <c>Vendor.PagedResult`1[[Vendor.Project, Vendor.Api, Version=…]]</c>,
/// <c>PagedResult&lt;Project&gt;</c>, <c>PagedResult[Project]</c> and <c>PagedResult«Project»</c> are all a <c>ProjectPagedResult</c>.
/// </summary>
internal static class GenericNames
{
    private const string Opening = "[<«";
    private const string Closing = "]>»";

    /// <summary>The steps of a name, namespaces first: the last is that of the type itself, after those of its arguments.</summary>
    public static IReadOnlyList<string> Steps(string name)
    {
        var open = name.IndexOfAny([.. Opening]);
        if (open <= 0 || !Closing.Contains(name[^1], StringComparison.Ordinal))
        {
            return WithoutArity(name).Split('.', StringSplitOptions.RemoveEmptyEntries);
        }

        var steps = WithoutArity(name[..open]).Split('.', StringSplitOptions.RemoveEmptyEntries);
        var arguments = Arguments(name[(open + 1)..^1]).Select(argument => Steps(argument).LastOrDefault("")).ToList();
        return steps.Length == 0 ? arguments : [.. steps[..^1], string.Join(' ', arguments.Append(steps[^1]))];
    }

    // Of a type in brackets of its own, what stands behind the first comma is its assembly.
    private static IEnumerable<string> Arguments(string list)
        => Split(list).Select(one => one.Trim()).Select(one => one is ['[', .., ']'] ? Split(one[1..^1]).First().Trim() : one);

    private static IEnumerable<string> Split(string list)
    {
        var (start, depth) = (0, 0);
        for (var index = 0; index < list.Length; index++)
        {
            depth += Opening.Contains(list[index], StringComparison.Ordinal)
                ? 1
                : Closing.Contains(list[index], StringComparison.Ordinal) ? -1 : 0;
            if (list[index] == ',' && depth == 0)
            {
                yield return list[start..index];
                start = index + 1;
            }
        }

        yield return list[start..];
    }

    private static string WithoutArity(string name)
        => name.IndexOf('`', StringComparison.Ordinal) is > 0 and var tick ? name[..tick] : name;
}
