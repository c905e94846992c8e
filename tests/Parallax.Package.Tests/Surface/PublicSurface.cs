using System.Reflection;

namespace Parallax.Tests.Package.Surface;

/// <summary>
/// What users can write against, as lines that are the same whenever it is: a type at the margin, its members indented below it. Overrides
/// are left out: whoever can call one could call it before.
/// </summary>
internal static class PublicSurface
{
    private const string Indent = "    ";

    private static readonly Type[] KindsInOrder = [typeof(ConstructorInfo), typeof(FieldInfo), typeof(PropertyInfo), typeof(EventInfo), typeof(MethodInfo)];

    public static IReadOnlyList<string> Of(Assembly library)
        =>
        [
            .. VisibleMembers.TypesOf(library).SelectMany(type => VisibleMembers.Of(type)
                .Select(member => (Kind: Array.FindIndex(KindsInOrder, kind => kind.IsInstanceOfType(member)), member.Name, Text: MemberLine.Of(member)))
                .OrderBy(member => member.Kind)
                .ThenBy(member => member.Name, StringComparer.Ordinal)
                .ThenBy(member => member.Text, StringComparer.Ordinal)
                .Select(member => Indent + member.Text)
                .Prepend(TypeLine.Of(type))),
        ];

    /// <summary>What went (<c>-</c>) and what came (<c>+</c>), below the types that it belongs to; empty if the two are the same.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (old, @new) = (WithTypes(before), WithTypes(after));
        var changes = old.Except(@new).Select(line => (line.Type, Text: $"- {line.Text.Trim()}"))
            .Concat(@new.Except(old).Select(line => (line.Type, Text: $"+ {line.Text.Trim()}")));
        return [.. changes.GroupBy(change => change.Type, StringComparer.Ordinal).SelectMany(type => type.Select(change => $"{Indent}{change.Text}").Prepend(type.Key))];
    }

    private static List<(string Type, string Text)> WithTypes(IReadOnlyList<string> lines)
    {
        var type = "";
        List<(string, string)> result = [];
        foreach (var line in lines)
        {
            // Without its bases, which may change while the type stays the same.
            type = line.StartsWith(Indent, StringComparison.Ordinal) ? type : line.Split(" : ")[0];
            result.Add((type, line));
        }

        return result;
    }
}
