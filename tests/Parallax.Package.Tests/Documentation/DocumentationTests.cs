using System.Reflection;
using Parallax.Tests.Package.Surface;

namespace Parallax.Tests.Package.Documentation;

/// <summary>
/// The compiler asks for a comment on what we write, and asks nothing of what is generated; of neither does it ask that the comment
/// says something.
/// </summary>
internal sealed class DocumentationTests
{
    private static IReadOnlyList<PackedLibrary> Libraries => PackedLibrary.All;

    [TestCaseSource(nameof(Libraries))]
    public void Everything_public_has_a_summary_that_says_something(PackedLibrary library)
    {
        var silent = from type in VisibleMembers.TypesOf(library.Assembly)
                     from member in VisibleMembers.Of(type).Prepend(type)
                     where !IsUnwritten(member) && !Summaries.Has(member)
                     select DocIds.Of(member);
        Findings.AssertNone(silent);
    }

    [TestCaseSource(nameof(Libraries))]
    public void Parameters_that_are_documented_say_something(PackedLibrary library)
    {
        var silent = from type in VisibleMembers.TypesOf(library.Assembly)
                     from member in VisibleMembers.Of(type).Prepend(type)
                     from part in XmlDocs.Find(member)?.Elements() ?? []
                     where part.Name.LocalName is "param" or "typeparam" or "returns" or "exception"
                         && part.Value.Trim().Length == 0
                         && !part.HasElements
                     select $"{DocIds.Of(member)}: {part}";
        Findings.AssertNone(silent);
    }

    // A constructor that nobody wrote: what there is to say stands with the class.
    private static bool IsUnwritten(MemberInfo member)
        => member is ConstructorInfo constructor && constructor.GetParameters().Length == 0 && XmlDocs.Find(member) is null;
}
