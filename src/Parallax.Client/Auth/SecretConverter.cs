using System.ComponentModel;
using System.Globalization;

namespace Parallax;

/// <summary>Lets configuration bind a secret. It never fails on a text: the message would quote it. Validation comes after.</summary>
internal sealed class SecretConverter<T> : TypeConverter
    where T : class, ISecret<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? T.FromString(text) : base.ConvertFrom(context, culture, value);
}
