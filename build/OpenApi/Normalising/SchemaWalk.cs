using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Finds every place where a schema stands, those inside before those around them, so that each can be replaced.</summary>
internal static class SchemaWalk
{
    private static readonly string[] Unions = ["allOf", "anyOf", "oneOf"];

    public static IEnumerable<SchemaSlot> Over(Document document)
    {
        var components = document.Root.Object("components");
        var named = document.Schemas.Select(schema => new SchemaSlot(document.Schemas, schema.Key, 0, schema.Key, IsNamed: true)).ToList();
        var shared = components.Object("parameters")
            .Objects()
            .SelectMany(parameter => Single(parameter.Value, Words.Pascal(parameter.Name)))
                .Concat(components.Object("requestBodies").Objects().SelectMany(body => Content(body.Value, Words.Pascal(body.Name))))
                .Concat(components.Object("responses").Objects().SelectMany(answer => Content(answer.Value, Words.Pascal(answer.Name))));
        return named.Concat(shared).Concat(document.Operations.SelectMany(OfOperation)).SelectMany(WithInner);
    }

    private static IEnumerable<SchemaSlot> OfOperation(Operation operation)
    {
        var id = operation.Id!;
        var parameters = (operation.Node.Array("parameters") ?? []).OfType<JsonObject>()
            .SelectMany(parameter => Single(parameter, id + Words.Pascal(parameter.Text("name") ?? "")));
        var answers = operation.Node.Object("responses").Objects()
            .SelectMany(
                answer => Content(
                    answer.Value,
                    id
                        + (answer.Name[0] is not '2'
                            ? $"Response{Words.Pascal(answer.Name).TrimStart('_')}"
                            : operation.Row is null ? "Response" : "Page")));
        return parameters.Concat(Content(operation.Node.Object("requestBody"), BodyNames.Wanted(operation) ?? id + "Body")).Concat(answers);
    }

    private static IEnumerable<SchemaSlot> Content(JsonObject? node, string name)
        => node.Object("content").Objects().SelectMany(type => Single(type.Value, name));

    private static IEnumerable<SchemaSlot> Single(JsonObject node, string name)
        => node.ContainsKey("schema") ? [new SchemaSlot(node, "schema", 0, name)] : [];

    private static IEnumerable<SchemaSlot> WithInner(SchemaSlot slot)
    {
        if (slot.Schema is JsonObject schema)
        {
            var properties = schema.Object("properties");
            var inner = (properties?.Select(member => new SchemaSlot(properties, member.Key, 0, slot.Name + Words.Pascal(member.Key)))
                ?? [])
                .Concat(schema.ContainsKey("items") ? [new SchemaSlot(schema, "items", 0, Words.Singular(slot.Name))] : [])
                .Concat(
                    schema.Object("additionalProperties") is null
                        ? []
                        : [new SchemaSlot(schema, "additionalProperties", 0, slot.Name + "Value")])
                .Concat(Unions.SelectMany(keyword => Parts(schema.Array(keyword), slot.Name, isPart: keyword == "allOf")));
            foreach (var found in inner.ToList().SelectMany(WithInner))
            {
                yield return found;
            }
        }

        yield return slot;
    }

    private static IEnumerable<SchemaSlot> Parts(JsonArray? list, string name, bool isPart)
        => list?.Select((_, index) => new SchemaSlot(list, null, index, name, IsPart: isPart)) ?? [];
}
