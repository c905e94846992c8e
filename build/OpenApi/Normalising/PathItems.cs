using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Puts path items that stand elsewhere where they are used, together with what stands beside the reference.</summary>
internal static class PathItems
{
    public static void Apply(Document document)
    {
        var paths = document.Root.Object("paths")!;
        foreach (var (path, item) in paths.Objects().Where(item => item.Value.ContainsKey("$ref")))
        {
            var whole = document.Resolve(item)!.Copy();
            foreach (var (name, value) in item.Where(member => member.Key != "$ref"))
            {
                // Both lists of parameters count; whatever else stands beside the reference is the more exact.
                whole[name] = name == "parameters" && whole.Array(name) is { } list && value is JsonArray more
                    ? new JsonArray([.. list.Concat(more).Select(node => node?.DeepClone())])
                    : value?.DeepClone();
            }

            paths[path] = whole;
        }
    }
}
