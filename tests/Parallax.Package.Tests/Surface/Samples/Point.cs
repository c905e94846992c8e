namespace Parallax.Tests.Package.Surface.Samples;

/// <summary>A struct that does not change. To be rendered, and nothing else.</summary>
internal readonly struct Point;
