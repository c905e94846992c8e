using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Parallax.Models;

/// <summary>A set of named values that the server may extend at any time: unknown values are kept as they came.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "An open enum is what it is called.")]
public interface IOpenEnum<TSelf> : IEquatable<TSelf>, IComparable<TSelf>, IComparable, IParsable<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>The value as it stands in JSON; empty for <c>default</c>, which is null there.</summary>
    string Value { get; }

    /// <summary>Whether the description lists this value.</summary>
    bool IsKnown { get; }

    /// <summary>The value <paramref name="value"/>, known or not; <c>default</c> for null.</summary>
    static abstract TSelf From(string? value);
}

/// <summary>What writes an open enum needs to know of it, whichever it is.</summary>
internal interface IOpenEnum
{
    /// <summary>Null for <c>default</c>.</summary>
    string? Text { get; }

    /// <summary>Whether the API has numbers: a text that is one is written so.</summary>
    bool IsNumber => false;
}

/// <summary>Lets configuration, model binding and other serializers read and write an open enum as its text.</summary>
internal sealed class OpenEnumTypeConverter<T> : TextConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
        => destinationType == typeof(string) && value is T known ? known.Value : base.ConvertTo(context, culture, value, destinationType);

    protected override T Read(string text) => T.From(text);
}
