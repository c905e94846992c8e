using System.ComponentModel;
using System.Globalization;

namespace Parallax.Models;

/// <summary>Lets configuration, model binding and other serializers read and write an open enum as its text.</summary>
internal sealed class OpenEnumTypeConverter<T> : TypeConverter
    where T : struct, IOpenEnum<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? T.From(text) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
        => destinationType == typeof(string) && value is T known ? known.Value : base.ConvertTo(context, culture, value, destinationType);
}
