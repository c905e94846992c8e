using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Parallax.Tests.Package.Surface;

/// <summary>The attributes that change what a user may or should do with a member, or how others convert it.</summary>
internal static class Attributes
{
    private static readonly HashSet<Type> Telling =
    [
        typeof(ObsoleteAttribute), typeof(ExperimentalAttribute), typeof(EditorBrowsableAttribute), typeof(FlagsAttribute),
        typeof(RequiresUnreferencedCodeAttribute), typeof(RequiresDynamicCodeAttribute), typeof(TypeConverterAttribute), typeof(JsonConverterAttribute),
    ];

    public static string Of(MemberInfo member) => string.Concat(member.GetCustomAttributesData()
        .Where(attribute => Telling.Contains(attribute.AttributeType) && !IsForOldCompilers(attribute, member))
        .Select(Line)
        .Order(StringComparer.Ordinal));

    // A constructor of a class with required members is obsolete to compilers that do not know of these.
    private static bool IsForOldCompilers(CustomAttributeData attribute, MemberInfo member)
        => attribute.AttributeType == typeof(ObsoleteAttribute) && member.IsDefined(typeof(CompilerFeatureRequiredAttribute));

    private static string Line(CustomAttributeData attribute)
    {
        var values = attribute.ConstructorArguments.Select(Value)
            .Concat(attribute.NamedArguments.Select(argument => Value(argument.TypedValue) is { } value ? $"{argument.MemberName} = {value}" : null))
            .OfType<string>()
            .ToList();
        return $"[{attribute.AttributeType.Name[..^nameof(Attribute).Length]}{(values.Count == 0 ? "" : $"({string.Join(", ", values)})")}] ";
    }

    // Null for a type that users cannot name: that there is a converter is what they can see.
    private static string? Value(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => type.IsVisible ? $"typeof({TypeNames.Of(type)})" : null,
        string text => $"\"{text}\"",
        { } value when argument.ArgumentType.IsEnum => $"{TypeNames.Of(argument.ArgumentType)}.{Enum.ToObject(argument.ArgumentType, value)}",
        { } value => Convert.ToString(value, CultureInfo.InvariantCulture),
        null => "null",
    };
}
