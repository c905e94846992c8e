namespace Parallax.Tests.Support;

internal sealed record EnumValue(string Value, bool IsInferred);
