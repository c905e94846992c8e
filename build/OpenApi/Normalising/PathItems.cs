using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Puts path items that stand elsewhere where they are used.</summary>
internal static class PathItems
{
    public static void Apply(Document document)
    {
        var paths = document.Root.Object("paths")!;
        foreach (var (path, item) in paths.Objects().Where(item => item.Value.ContainsKey("$ref")))
        {
            paths[path] = document.Resolve(item)!.Copy();
        }
    }
}
