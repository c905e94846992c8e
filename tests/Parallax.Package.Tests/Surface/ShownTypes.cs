using System.Reflection;

namespace Parallax.Tests.Package.Surface;

/// <summary>All types that the declaration of a member names, those inside of others included.</summary>
internal static class ShownTypes
{
    public static IEnumerable<Type> Of(MemberInfo member) => Direct(member).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Direct(MemberInfo member) => member switch
    {
        Type type
            => type.GetInterfaces()
                .Where(i => i.IsVisible)
                .Concat(type.BaseType is { } origin ? [origin] : [])
                .Concat(Constraints(type.GetGenericArguments())),
        MethodInfo method
            =>
            [
                method.ReturnType,
                .. method.GetParameters().Select(parameter => parameter.ParameterType),
                .. Constraints(method.GetGenericArguments())
            ],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        PropertyInfo property => [property.PropertyType, .. property.GetIndexParameters().Select(parameter => parameter.ParameterType)],
        FieldInfo field => [field.FieldType],
        EventInfo @event => [@event.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Constraints(IEnumerable<Type> parameters)
        => parameters.Where(parameter => parameter.IsGenericParameter).SelectMany(parameter => parameter.GetGenericParameterConstraints());

    private static IEnumerable<Type> Parts(Type type)
        => type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
