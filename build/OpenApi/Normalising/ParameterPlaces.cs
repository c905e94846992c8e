using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Gives every operation the parameters of its path item, and puts the ids of the path first, in the order in which they stand in
/// the path. The generator goes by the list, so that ids in another order, all Guids, would change places without an error.
/// </summary>
internal static class ParameterPlaces
{
    public static void Apply(Document document)
    {
        foreach (var operation in document.Operations)
        {
            var lists = new[] { operation.PathItem.Array("parameters"), operation.Node.Array("parameters") };

            // What the operation says of a parameter counts more than what its path item says.
            var parameters = lists.SelectMany(list => list ?? [])
                .Select(node => (Node: node, Resolved: document.Resolve(node)!))
                .Where(parameter => parameter.Resolved is not null)
                    .Reverse().DistinctBy(parameter => (parameter.Resolved.Text("name"), parameter.Resolved.Text("in"))).Reverse()
                    .OrderBy(parameter => PlaceOf(parameter.Resolved, operation.Path)).ToList();
            foreach (var (_, resolved) in parameters)
            {
                // The generator would order by these two as well.
                resolved.Remove("x-position");
                if (resolved.Text("in") == "path")
                {
                    resolved["required"] = true;
                }
            }

            operation.Node["parameters"] = new JsonArray([.. parameters.Select(parameter => parameter.Node!.DeepClone())]);
        }

        foreach (var (_, item) in document.Root.Object("paths").Objects())
        {
            item.Remove("parameters");
        }
    }

    private static int PlaceOf(JsonObject parameter, string path)
        => parameter.Text("in") == "path" && path.IndexOf($"{{{parameter.Text("name")}}}", StringComparison.Ordinal) is >= 0 and var place
            ? place
            : int.MaxValue;
}
