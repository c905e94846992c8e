namespace Parallax.Tests.Package.Surface.Samples;

/// <summary>An enum that is not as usual. To be rendered, and nothing else.</summary>
[Flags]
internal enum Choice : long
{
    First = 1,
    Second = 2,
}
