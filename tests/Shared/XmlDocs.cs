using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Parallax.Tests.Support;

/// <summary>The documentation that comes with a library, as an editor shows it.</summary>
internal static class XmlDocs
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, XElement>> Files = new(StringComparer.Ordinal);

    /// <summary>All that is said of a member, as XML.</summary>
    public static string Of(MemberInfo member)
    {
        var docs = Find(member) ?? throw new InvalidOperationException($"There is no documentation of {DocIds.Of(member)}.");

        // Where the lines of a comment end says nothing.
        return string.Join(' ', docs.ToString(SaveOptions.DisableFormatting).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The same, to be looked into; null if nothing is said.</summary>
    public static XElement? Find(MemberInfo member) => Find(member.Module.Assembly, DocIds.Of(member));

    /// <summary>What the library says of the member that is filed under <paramref name="id"/>; null if nothing.</summary>
    public static XElement? Find(Assembly library, string id)
        => Files.GetOrAdd(Path.ChangeExtension(library.Location, ".xml"), static file => Read(file)).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Read(string file)
        => XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
}
