using System.Globalization;

namespace Parallax.Wire;

internal sealed class BodyTooLargeException(long limit)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"the body is larger than {limit} bytes (ParallaxClientOptions.MaxResponseBytes)"));
