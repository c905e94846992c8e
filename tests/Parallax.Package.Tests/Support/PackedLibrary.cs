using System.Reflection;

namespace Parallax.Tests.Package.Support;

/// <summary>A library under <c>src/</c> that is packed.</summary>
/// <param name="Name">The name of project, package and assembly alike.</param>
internal sealed record PackedLibrary(string Name)
{
    public static IReadOnlyList<PackedLibrary> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project) is var text
                && text.Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal)
                    && !text.Contains("<PackAsTool>", StringComparison.Ordinal))
            .Select(project => new PackedLibrary(Path.GetFileNameWithoutExtension(project)))
            .OrderBy(library => library.Name, StringComparer.Ordinal),
    ];

    public Assembly Assembly => Assembly.Load(Name);

    /// <summary>The reviewed file, from the root of the repository.</summary>
    public string SurfaceFile => $"src/{Name}/PublicSurface.txt";

    public override string ToString() => Name;
}
