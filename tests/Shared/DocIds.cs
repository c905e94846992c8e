using System.Reflection;

namespace Parallax.Tests.Support;

/// <summary>The names under which the compiler files documentation, such as <c>M:Parallax.ParallaxPageable.From``1(…)</c>.</summary>
internal static class DocIds
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{Name(type)}",
        FieldInfo field => $"F:{Name(field.DeclaringType!)}.{field.Name}",
        EventInfo @event => $"E:{Name(@event.DeclaringType!)}.{@event.Name}",
        PropertyInfo property => $"P:{Name(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        MethodBase method => $"M:{Name(method.DeclaringType!)}.{Name(method)}{Parameters(method.GetParameters())}{Result(method)}",
        _ => throw new ArgumentException($"Nothing is filed for {member.MemberType}.", nameof(member)),
    };

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Name(MethodBase method)
        => method.IsConstructor ? "#ctor" : method.IsGenericMethod ? $"{method.Name}``{method.GetGenericArguments().Length}" : method.Name;

    // Of conversions there may be several that differ in nothing but what they give.
    private static string Result(MethodBase method)
        => method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? $"~{Reference(conversion.ReturnType)}" : "";

    private static string Parameters(ParameterInfo[] parameters)
        => parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Reference(Type type) => type switch
    {
        { IsByRef: true } => $"{Reference(type.GetElementType()!)}@",
        { IsArray: true } => $"{Reference(type.GetElementType()!)}[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericParameter: true } => $"`{type.GenericParameterPosition}",
        { IsGenericType: true } => $"{Name(type).Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}",
        _ => Name(type),
    };
}
