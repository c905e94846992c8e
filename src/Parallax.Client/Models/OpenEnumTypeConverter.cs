using System.ComponentModel;
using System.Globalization;

namespace Parallax.Models;

/// <summary>Lets configuration, model binding and other serializers read and write an open enum as its text.</summary>
internal sealed class OpenEnumTypeConverter<T> : TextConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
        => destinationType == typeof(string) && value is T known ? known.Value : base.ConvertTo(context, culture, value, destinationType);

    protected override T Read(string text) => T.From(text);
}
