using System.Reflection;
using System.Runtime.CompilerServices;

namespace Parallax.Tests.Package.Surface;

/// <summary>The line of a type: what kind it is, what it derives from, and what it asks of its type arguments.</summary>
internal static class TypeLine
{
    public static string Of(Type type)
    {
        var bases = Bases(type).Select(TypeNames.Of).ToList();
        return $"{Attributes.Of(type)}{Kind(type)} {TypeNames.Declared(type)}{(bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}")}{Constraints(type.GetGenericArguments())}";
    }

    /// <summary>The constraints, each as C# writes it; empty where there is none.</summary>
    public static string Constraints(IEnumerable<Type> parameters)
        => string.Concat(parameters.Where(parameter => parameter.IsGenericParameter).Select(parameter => (parameter.Name, Asked: string.Join(", ", Constraints(parameter))))
            .Where(constraint => constraint.Asked.Length > 0)
            .Select(constraint => $" where {constraint.Name} : {constraint.Asked}"));

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    // Just what stands in the declaration: not what the base, or another interface, brings along, and nothing that users cannot name.
    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [Enum.GetUnderlyingType(type)];
        }

        var all = type.GetInterfaces();
        var inherited = all.SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        var own = all.Except(inherited).Where(i => i.IsVisible).OrderBy(TypeNames.Of, StringComparer.Ordinal);
        return type.IsValueType || type.BaseType is null || type.BaseType == typeof(object) ? own : own.Prepend(type.BaseType);
    }

    private static IEnumerable<string> Constraints(Type parameter)
    {
        var asked = parameter.GenericParameterAttributes;
        var isStruct = asked.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return "struct";
        }

        if (asked.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var constraint in parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)))
        {
            yield return TypeNames.Of(constraint);
        }

        if (asked.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            yield return "new()";
        }
    }
}
