using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>Each is one way in which vendors' tools list the ids of a path. None of them means anything else.</summary>
internal static class PathIdChange
{
    /// <summary>By the order of a C# method's parameters, say.</summary>
    public static void Reversed(JsonObject description)
    {
        foreach (var (_, _, operation) in description.Operations())
        {
            SetIds(operation, [.. Ids(description, operation).AsEnumerable().Reverse()]);
        }
    }

    public static void FirstOnPathItem(JsonObject description) => MoveUp(description, ids => ids.Take(1));

    public static void LastOnPathItem(JsonObject description) => MoveUp(description, ids => ids.TakeLast(1));

    public static void AllReversedOnPathItem(JsonObject description)
    {
        Reversed(description);
        MoveUp(description, ids => ids);
    }

    /// <summary>As in a path that others refer to, with an id beside the reference.</summary>
    public static void FirstBesideReference(JsonObject description)
    {
        FirstOnPathItem(description);
        JsonObject items = [];
        foreach (var (path, item) in description["paths"]!.AsObject().ToList())
        {
            JsonObject use = new() { ["$ref"] = $"#/components/pathItems/Item{items.Count}" };
            if (item!.AsObject().Remove("parameters", out var parameters))
            {
                use["parameters"] = parameters;
            }

            description["paths"]![path] = use;
            items[$"Item{items.Count}"] = item;
        }

        description["components"]!["pathItems"] = items;
    }

    /// <summary>The path item says it and the operation says it again, which is what counts.</summary>
    public static void SaidTwice(JsonObject description)
    {
        foreach (var (path, _, operation) in description.Operations())
        {
            description.PathItem(path)["parameters"] = new JsonArray([.. Ids(description, operation).Select(id =>
            {
                id["schema"] = new JsonObject { ["type"] = "boolean" };
                return id;
            })]);
        }
    }

    /// <summary>
    /// As NSwag writes it: <c>x-position</c> is the place in the C# method. Some tools also forget that an id is required.
    /// </summary>
    public static void PositionsOfMethod(JsonObject description)
    {
        foreach (var (_, _, operation) in description.Operations())
        {
            var ids = Ids(description, operation);
            foreach (var (index, id) in ids.Index())
            {
                id["x-position"] = ids.Count - index;
                if (index == 0)
                {
                    id.Remove("required");
                }
            }

            SetIds(operation, ids);
        }
    }

    /// <summary>The first and the last name changed places: as odd as it looks, it is a description, and says what the ids are.</summary>
    public static void ExchangedNames(JsonObject description)
    {
        var paths = description["paths"]!.AsObject();
        foreach (var path in paths.Select(item => item.Key).Where(path => path.Count('{') > 1).ToList())
        {
            var parts = path.Split('/');
            var (first, last) = (Array.FindIndex(parts, IsHole), Array.FindLastIndex(parts, IsHole));
            (parts[first], parts[last]) = (parts[last], parts[first]);
            paths.Remove(path, out var item);
            paths[string.Join('/', parts)] = item;
        }

        static bool IsHole(string part) => part.StartsWith('{');
    }

    private static void MoveUp(JsonObject description, Func<IReadOnlyList<JsonObject>, IEnumerable<JsonObject>> choose)
    {
        foreach (var (path, _, operation) in description.Operations())
        {
            var ids = Ids(description, operation);
            List<JsonObject> moved = [.. choose(ids)];
            if (moved.Count > 0)
            {
                description.PathItem(path)["parameters"] = new JsonArray([.. moved.Select(id => id.DeepClone())]);
                SetIds(operation, [.. ids.Except(moved)]);
            }
        }
    }

    private static List<JsonObject> Ids(JsonObject description, JsonObject operation)
        =>
        [
            .. All(operation)
                .Select(parameter => Resolved(description, parameter))
                .Where(parameter => parameter["in"]!.ToString() == "path")
                .Select(id => id.DeepClone().AsObject())
        ];

    // What is no id stays where it stands: its order is the order of the optional parameters.
    private static void SetIds(JsonObject operation, IReadOnlyList<JsonObject> ids)
    {
        var others = All(operation).Where(parameter => Resolved(operation.Root.AsObject(), parameter)["in"]!.ToString() != "path").ToList();
        operation["parameters"] = new JsonArray([.. ids.Concat(others).Select(parameter => parameter!.DeepClone())]);
    }

    private static JsonArray All(JsonObject operation) => operation["parameters"] as JsonArray ?? [];

    private static JsonObject Resolved(JsonObject description, JsonNode? parameter) => new Document(description).Resolve(parameter)!;
}
