using System.Reflection;
using PublicApiGenerator;

namespace Parallax.Tests.Package.Surface;

/// <summary>What users of a library can write against, in C#, line by line.</summary>
internal static class PublicSurface
{
    // Unless told otherwise, the generator leaves out the namespaces of Microsoft's, where our extension methods for containers lie.
    private static readonly ApiGeneratorOptions Options = new() { DenyNamespacePrefixes = [], IncludeAssemblyAttributes = false };

    public static IReadOnlyList<string> Of(Assembly library)
        => library.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd().Split('\n');
}
