using System.Reflection;

namespace Parallax.Tests.Package.Surface;

/// <summary>Types as C# writes them, question marks included, in a file with the usual usings and those of the library.</summary>
internal static class TypeNames
{
    private static readonly HashSet<string> UsualNamespaces = new(StringComparer.Ordinal)
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    };

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(decimal)] = "decimal", [typeof(double)] = "double",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, NullableFlags.Of(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, NullableFlags.Of(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, NullableFlags.Of(field));

    public static string Of(EventInfo @event) => Of(@event.EventHandlerType!, NullableFlags.Of(@event));

    /// <summary>The type where nothing says whether it can be null, as in a list of bases.</summary>
    public static string Of(Type type) => Of(type, NullableFlags.None);

    /// <summary>The type where it is declared: with its namespace.</summary>
    public static string Declared(Type type) => $"{type.Namespace}.{Simple(type)}{Arguments([.. type.GetGenericArguments().Select(argument => argument.Name)])}";

    /// <summary>The name alone.</summary>
    public static string Simple(Type type)
    {
        var name = Keywords.GetValueOrDefault(type) ?? type.Name.Split('`')[0];
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Simple(type.DeclaringType!)}.{name}" : name;
    }

    private static string Of(Type type, NullableFlags marks)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, marks);
        }

        // The compiler keeps no mark for a plain value type, and one without a meaning for a generic one.
        var mark = (type.IsGenericType || !type.IsValueType) && marks.Take() && !type.IsValueType ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Of(value, marks)}?";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, marks)}[]{mark}";
        }

        return $"{Namespace(type)}{Simple(type)}{Arguments([.. type.GetGenericArguments().Select(argument => Of(argument, marks))])}{mark}";
    }

    private static string Namespace(Type type)
        => type.IsGenericParameter || Keywords.ContainsKey(type) || UsualNamespaces.Contains(type.Namespace!) || type.Namespace!.Split('.')[0] is nameof(Parallax)
            ? ""
            : $"{type.Namespace}.";

    private static string Arguments(IReadOnlyCollection<string> arguments) => arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>";
}
