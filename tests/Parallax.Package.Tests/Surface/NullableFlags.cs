using System.Reflection;

namespace Parallax.Tests.Package.Surface;

/// <summary>
/// Which of the types in a declaration have a question mark, in the order in which they are written. The framework's own reader of these
/// marks gives every unconstrained <c>T</c> one, as it might be a type that allows null.
/// </summary>
internal sealed class NullableFlags
{
    private const byte MayBeNull = 2;

    private readonly IReadOnlyList<byte> _flags;
    private int _next;

    private NullableFlags(IReadOnlyList<byte> flags) => _flags = flags;

    /// <summary>No marks at all.</summary>
    public static NullableFlags None => new([0]);

    public static NullableFlags Of(ParameterInfo parameter) => Of(parameter.CustomAttributes, parameter.Member);

    public static NullableFlags Of(MemberInfo member) => Of(member.CustomAttributes, member.DeclaringType!);

    /// <summary>Whether the next type has a mark. To be asked of every type, in order, for which the compiler keeps one.</summary>
    public bool Take() => (_flags.Count == 1 ? _flags[0] : _flags[_next++]) is MayBeNull;

    private static NullableFlags Of(IEnumerable<CustomAttributeData> own, MemberInfo scope)
        => new(Find(own, "NullableAttribute") ?? Default(scope));

    // What most of the members have in common stands once, with the method or the type around them.
    private static IReadOnlyList<byte> Default(MemberInfo? scope)
        => scope is null ? [0] : Find(scope.CustomAttributes, "NullableContextAttribute") ?? Default(scope.DeclaringType);

    private static IReadOnlyList<byte>? Find(IEnumerable<CustomAttributeData> attributes, string name)
        => attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == $"System.Runtime.CompilerServices.{name}")?.ConstructorArguments[0].Value switch
        {
            byte all => [all],
            IReadOnlyList<CustomAttributeTypedArgument> each => [.. each.Select(flag => (byte)flag.Value!)],
            _ => null,
        };
}
