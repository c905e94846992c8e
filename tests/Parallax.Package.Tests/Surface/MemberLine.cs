using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Parallax.Tests.Package.Surface;

/// <summary>The line of a member, as C# declares it; <c>public</c> is left out.</summary>
internal static class MemberLine
{
    public static string Of(MemberInfo member) => Attributes.Of(member) + member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)}{TypeNames.Simple(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => Of(method),
        PropertyInfo property => Of(property),
        FieldInfo field => Of(field),
        EventInfo @event => $"{Modifiers(@event.AddMethod!)}event {TypeNames.Of(@event)} {@event.Name}",
        _ => throw new ArgumentException($"There is no line for {member.MemberType}.", nameof(member)),
    };

    private static string Of(MethodInfo method)
    {
        var result = TypeNames.Of(method.ReturnParameter);
        var name = method.Name switch
        {
            "op_Implicit" or "op_Explicit" => $"{method.Name["op_".Length..].ToLowerInvariant()} operator {result}",
            "op_Equality" => $"{result} operator ==",
            "op_Inequality" => $"{result} operator !=",
            ['o', 'p', '_', .. var other] => $"{result} operator {other}",
            _ => $"{result} {method.Name}",
        };
        var arguments = method.GetGenericArguments();
        var generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";
        var extended = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Modifiers(method)}{name}{generic}({extended}{Parameters(method)}){TypeLine.Constraints(arguments)}";
    }

    private static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(VisibleMembers.IsVisible).ToList();
        var written = accessors.Select(accessor => $"{(accessor.IsPublic ? "" : Access(accessor))}{Keyword(accessor)};");
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters().Length == 0 ? property.Name : $"this[{string.Join(", ", property.GetIndexParameters().Select(Parameter))}]";
        return $"{Modifiers(accessors[0], withAccess: false)}{required}{TypeNames.Of(property)} {index} {{ {string.Join(' ', written)} }}";
    }

    private static string Of(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
        {
            return $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
        }

        var modifiers = field.IsLiteral ? "const " : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}";
        return $"{(field.IsPublic ? "" : "protected ")}{modifiers}{TypeNames.Of(field)} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue(), field.FieldType)}" : "")}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        // By its name: a library for .NET 8 has an attribute of its own for this.
        var isMany = parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name is nameof(ParamArrayAttribute) or nameof(ParamCollectionAttribute));
        var direction = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{(isMany ? "params " : "")}{direction}{TypeNames.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Modifiers(MethodInfo method, bool withAccess = true)
    {
        // In an interface a member without a body is as usual, and one with a body is what has to be told.
        var isInterface = method.DeclaringType!.IsInterface;
        var inheritance = method switch
        {
            { IsStatic: true, IsAbstract: true } => "static abstract ",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => isInterface ? "" : "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return $"{(withAccess ? Access(method) : "")}{inheritance}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Keyword(MethodInfo accessor) => accessor.Name.Split('.')[^1].StartsWith("get_", StringComparison.Ordinal)
        ? "get"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.ReplaceLineEndings("\\n")}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{TypeNames.Of(type)}.{Enum.ToObject(type, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
