using System.ComponentModel;
using System.Globalization;

namespace Parallax;

/// <summary>Lets configuration bind a webhook secret. It never fails on a text: the message would quote it.</summary>
internal sealed class ParallaxWebhookSecretConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? ParallaxWebhookSecret.FromString(text) : base.ConvertFrom(context, culture, value);
}
