namespace Parallax.Tests.Package.Architecture;

/// <summary>The files of a project that people wrote, by their path inside it: what a build generates lies in no folder.</summary>
internal sealed record SourceProject(string Name, IReadOnlyDictionary<string, string> Files)
{
    public static IReadOnlyList<SourceProject> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .OrderBy(static project => project, StringComparer.Ordinal)
            .Select(static project => Read(Path.GetFileNameWithoutExtension(project), Path.GetDirectoryName(project)!)),
    ];

    public override string ToString() => Name;

    private static SourceProject Read(string name, string root) => new(
        name,
        Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(
                static file => !file.Path.StartsWith("obj/", StringComparison.Ordinal)
                    && !file.Path.StartsWith("bin/", StringComparison.Ordinal))
            .ToDictionary(static file => file.Path, static file => file.Text, StringComparer.Ordinal));
}
