using System.Reflection;
using System.Xml.Linq;

namespace Parallax.Tests.Support;

/// <summary>The documentation that comes with the library, as an editor shows it.</summary>
internal static class XmlDocs
{
    private static readonly Dictionary<string, string> Members = XDocument.Load(Path.ChangeExtension(Surface.Library.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.ToString(SaveOptions.DisableFormatting), StringComparer.Ordinal);

    public static string Of(Type type) => Members[$"T:{type.FullName}"];

    public static string Of(PropertyInfo property) => Members[$"P:{property.DeclaringType!.FullName}.{property.Name}"];

    public static string Of(MethodInfo method)
        => Members.Single(member => member.Key.StartsWith($"M:{method.DeclaringType!.FullName}.{method.Name}(", StringComparison.Ordinal)).Value;
}
