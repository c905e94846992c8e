using System.Reflection;
using System.Xml.Linq;

namespace Parallax.Tests.Package.Documentation;

/// <summary>What an editor shows first of a member: its own summary, or the one that it inherits.</summary>
internal static class Summaries
{
    /// <summary>Whether there is one, and it says something.</summary>
    public static bool Has(MemberInfo member) => XmlDocs.Find(member) is { } said && Says(member, said);

    private static bool Says(MemberInfo member, XElement said)
    {
        if (said.Element("summary") is { } summary)
        {
            return summary.Value.Trim().Length > 0 || summary.HasElements;
        }

        return said.Element("inheritdoc") is { } inherited
            && (inherited.Attribute("cref") is { } source
                ? HasUnder(member.Module.Assembly, source.Value)
                : Origins(member).Any(IsForeignOrHas));
    }

    private static bool HasUnder(Assembly library, string id) => XmlDocs.Find(library, id)?.Element("summary")?.Value.Trim().Length > 0;

    // What the framework says of its own members is there in every editor.
    private static bool IsForeignOrHas(MemberInfo origin)
        => !PackedLibrary.All.Any(library => origin.Module.Assembly == library.Assembly) || Has(origin);

    /// <summary>The members that this one overrides or implements.</summary>
    private static IEnumerable<MemberInfo> Origins(MemberInfo member)
    {
        var type = member.DeclaringType ?? (Type)member;
        var candidates = type.IsInterface ? type.GetInterfaces() : [.. Bases(type), .. type.GetInterfaces()];
        return candidates.SelectMany(
            origin => origin.GetMember(
                member.Name, member.MemberType, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Select(
                origin => origin is MethodInfo { IsGenericMethod: false, DeclaringType.IsConstructedGenericType: true }
                    ? Definition(origin)
                    : origin);
    }

    private static MemberInfo Definition(MemberInfo member) => member.Module.ResolveMember(member.MetadataToken)!;

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var origin = type.BaseType; origin is not null; origin = origin.BaseType)
        {
            yield return origin;
        }
    }
}
