using System.Reflection;
using Parallax.Generated;
using Parallax.Models;

namespace Parallax.Tests.Support;

/// <summary>Everything that is generated, and the facade, found by reflection.</summary>
internal static class Surface
{
    public static Assembly Library { get; } = typeof(IParallaxClient).Assembly;

    public static IReadOnlyList<Type> Models { get; } = [.. Library.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(ParallaxModel)))];

    /// <summary>The generated ones: the topics of webhooks are not in the description.</summary>
    public static IReadOnlyList<Type> OpenEnums { get; } =
    [
        .. Library.GetExportedTypes().Where(type => IsOpenEnum(type) && type.Namespace == typeof(ParallaxModel).Namespace)
    ];

    public static IReadOnlyList<Type> RawClients { get; } = [.. Library.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(RawClientBase)))];

    /// <summary>Every member of every model, with what the description says of it.</summary>
    public static IReadOnlyList<ModelMember> Members { get; } =
    [
        .. from model in Models
           from property in PropertiesOf(model)
           select new ModelMember(model, property, DescriptionOf(model, property)),
    ];

    /// <summary>The properties of <see cref="IParallaxClient"/> that stand for a group of operations.</summary>
    public static IReadOnlyList<PropertyInfo> Groups { get; } =
        [.. typeof(IParallaxClient).GetProperties().Where(property => property.PropertyType.IsInterface)];

    /// <summary>Every method behind the groups.</summary>
    public static IReadOnlyList<FriendlyMethod> Methods { get; } =
        [.. from @group in Groups from method in @group.PropertyType.GetMethods() select new FriendlyMethod(@group, method)];

    public static IReadOnlyList<MethodInfo> RawMethodsOf(Type client)
        => client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type model)
        => [.. model.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    public static bool IsOpenEnum(Type type)
        => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOpenEnum<>));

    private static Member DescriptionOf(Type model, PropertyInfo property)
        => Description.Schemas.Single(schema => schema.Name == model.Name).Members
            .Single(member => string.Equals(
                member.Name.Replace("_", "", StringComparison.Ordinal), property.Name, StringComparison.OrdinalIgnoreCase));
}
