using System.ComponentModel;
using System.Globalization;

namespace Parallax.Models;

/// <summary>Lets configuration and others make a value of its text.</summary>
internal abstract class TextConverter<T> : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? Read(text) : base.ConvertFrom(context, culture, value);

    protected abstract T Read(string text);
}
