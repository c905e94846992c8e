using System.Reflection;
using System.Runtime.CompilerServices;

namespace Parallax.Tests.Package.Surface;

/// <summary>What a user of a library can name: public, or open to classes derived outside of it.</summary>
internal static class VisibleMembers
{
    private const BindingFlags Declared = BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>The types, by their full names.</summary>
    public static IEnumerable<Type> TypesOf(Assembly library)
        => library.GetTypes().Where(IsVisible).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The members that the type itself brings; what it overrides, its base has already.</summary>
    public static IEnumerable<MemberInfo> Of(Type type)
        => typeof(Delegate).IsAssignableFrom(type)
            ? []
            : type.GetMembers(Declared).Where(member => IsVisible(member) && !IsPartOfAnother(member) && !IsOverride(member));

    public static bool IsVisible(Type type)
        => type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
            : type.IsPublic;

    public static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        MethodBase method => IsVisible(method),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo @event => IsVisible(@event.AddMethod!),
        _ => false,
    };

    public static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // Accessors belong to their properties, the field of an enum's value to the runtime.
    private static bool IsPartOfAnother(MemberInfo member)
        => member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not (PropertyInfo or EventInfo)
            || member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal)
            || member is FieldInfo { IsSpecialName: true };

    private static bool IsOverride(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetBaseDefinition() != method,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.GetBaseDefinition() != accessor),
        _ => false,
    };
}
