using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Makes the parameters of a path those that stand in it: one without a declaration is a text, one that stands nowhere cannot be sent.
/// </summary>
internal static class PathParameters
{
    public static void Apply(Document document, Notes notes)
    {
        foreach (var operation in document.Operations)
        {
            var path = PathTemplate.Of(operation.Path);
            var declared = (operation.Node.Array("parameters") ?? []).Select(node => (Node: node!, Resolved: document.Resolve(node)!))
                .ToList();
            List<JsonNode> parameters = [];
            foreach (var name in path.Parameters)
            {
                parameters.Add(
                    Find(name, "path", StringComparison.Ordinal)
                        ?? Find(name, "path", StringComparison.OrdinalIgnoreCase) ?? Undeclared(operation, name, "path", notes));
            }

            foreach (var name in path.QueryParameters)
            {
                parameters.Add(
                    Find(name, "query", StringComparison.Ordinal)
                        ?? Find(name, "path", StringComparison.Ordinal, "query") ?? Undeclared(operation, name, "query", notes));
            }

            foreach (var (node, resolved) in declared)
            {
                if (resolved.Text("in") != "path")
                {
                    parameters.Add(node);
                }
                else
                {
                    notes.Add(
                        "parameters are not in the path that they are said to be in: they are left out",
                        $"{operation.Place} has no {{{resolved.Text("name")}}} in its path: the parameter is left out");
                }
            }

            operation.Node["parameters"] = new JsonArray([.. parameters.Select(parameter => parameter.DeepClone())]);

            JsonNode? Find(string name, string place, StringComparison comparison, string? newPlace = null)
            {
                var index = declared.FindIndex(
                    one => one.Resolved.Text("in") == place && name.Equals(one.Resolved.Text("name"), comparison));
                if (index < 0)
                {
                    return null;
                }

                var (node, resolved) = declared[index];
                declared.RemoveAt(index);
                if (resolved.Text("name") == name && newPlace is null)
                {
                    return node;
                }

                var own = resolved.Copy();
                own["name"] = name;
                own["in"] = newPlace ?? place;
                return own;
            }
        }
    }

    private static JsonObject Undeclared(Operation operation, string name, string place, Notes notes)
    {
        notes.Add(
            "parameters stand in paths and are not described: they are texts",
            $"{operation.Place} does not describe {name}: it is a text");
        return new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
    }
}
