namespace Parallax.OpenApi.Naming;

/// <summary>
/// Names that the library, its generated classes and C# use themselves. The list is read off the code: see ReservedNamesTests.
/// </summary>
internal static class Reserved
{
    private static readonly ILookup<string, string> Names = Read();
    private static readonly HashSet<string> Keywords = [.. Names["keywords"]];
    private static readonly HashSet<string> OfModels = [.. Names["model"]];
    private static readonly HashSet<string> OfEnums = [.. Names["enum"]];

    // No member is called as its type.
    private static readonly HashSet<string> Types = [.. Names["types"], .. OfModels, .. OfEnums];

    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>Whether a model or a client of this name would hide a type or namespace, or be ambiguous beside it.</summary>
    public static bool IsType(string name) => Types.Contains(name);

    /// <summary>Whether every model has a member of this name.</summary>
    public static bool IsModelMember(string name) => OfModels.Contains(name);

    /// <summary>Whether every open enum has a member of this name.</summary>
    public static bool IsEnumMember(string name) => OfEnums.Contains(name);

    /// <summary>The name of a type as it may stand: <c>ParallaxTask</c> for <c>Task</c>.</summary>
    public static string Free(string type) => IsType(type) ? $"Parallax{type}" : type;

    // Sections in brackets, then one name a line.
    private static ILookup<string, string> Read()
    {
        using StreamReader reader = new(typeof(Reserved).Assembly.GetManifestResourceStream("Reserved.txt")!);
        var section = "";
        List<(string Section, string Name)> names = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                section = line.Trim('[', ']');
            }
            else
            {
                names.Add((section, line));
            }
        }

        return names.ToLookup(name => name.Section, name => name.Name, StringComparer.Ordinal);
    }
}
