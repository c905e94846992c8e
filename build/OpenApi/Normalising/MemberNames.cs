using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Names the properties of every class and the values of every enum, for the templates. The last word on names: the generator would give
/// two properties one name, and know nothing of what the library has in every class.
/// </summary>
internal static class MemberNames
{
    /// <summary>What a property or parameter is called in C#.</summary>
    public const string Name = "x-csharp-name";

    /// <summary>The wire name as it stands between quotes.</summary>
    public const string Literal = "x-csharp-literal";

    /// <summary>The field behind a property: no member of the class is called so.</summary>
    public const string Field = "x-csharp-field";

    /// <summary>The values of an enum, each with <c>name</c>, <c>value</c>, <c>literal</c> and <c>description</c>.</summary>
    public const string Values = "x-csharp-values";

    public static void Apply(Document document)
    {
        Dictionary<string, Dictionary<string, string>> done = new(StringComparer.Ordinal);
        foreach (var (name, schema) in document.Schemas.Objects())
        {
            NameProperties(document, name, done);
            if (schema.Array("enum") is { } values)
            {
                schema[Values] = ValuesOf(name, schema, values);
            }
        }
    }

    // By wire name, with those of the classes above: they have their names already.
    private static Dictionary<string, string> NameProperties(
        Document document, string type, Dictionary<string, Dictionary<string, string>> done)
    {
        if (done.TryGetValue(type, out var names))
        {
            return names;
        }

        done[type] = names = new(StringComparer.Ordinal);
        NameScope scope = new("Value", name => name == type || Reserved.IsModelMember(name));
        scope.TryTake(type);
        var parts = document.Schema(type).Array("allOf") ?? [];
        foreach (var (wire, name) in parts.Select(References.SchemaName)
            .OfType<string>()
            .SelectMany(parent => NameProperties(document, parent, done)))
        {
            names.TryAdd(wire, name);
            scope.TryTake(name);
        }

        var own = parts.Append(document.Schema(type)).SelectMany(part => part.Object("properties").Objects()).ToList();
        foreach (var (wire, property) in own)
        {
            names.TryAdd(wire, names.GetValueOrDefault(wire) ?? scope.Take(wire, Identifiers.Pascal(wire)));
            property[Name] = names[wire];
            property[Literal] = Literals.Of(wire);
        }

        foreach (var (wire, property) in own.DistinctBy(property => property.Name, StringComparer.Ordinal))
        {
            property[Field] = FieldOf(names[wire], scope);
        }

        return names;
    }

    private static string FieldOf(string name, NameScope scope)
    {
        var field = "_" + name;
        while (!scope.TryTake(field))
        {
            field = "_" + field;
        }

        return field;
    }

    private static JsonArray ValuesOf(string type, JsonObject schema, JsonArray values)
    {
        NameScope scope = new("Value", name => name == type || Reserved.IsEnumMember(name));
        JsonArray all = [];
        foreach (var value in values.Select(EnumNames.TextOf).Distinct(StringComparer.Ordinal))
        {
            var name = scope.Take(value, Identifiers.Pascal(schema.Object(EnumNames.Names).Text(value) ?? value));
            all.Add(new JsonObject
            {
                ["name"] = name,
                ["value"] = value,
                ["literal"] = Literals.Of(value),
                ["description"] = schema.Object(EnumNames.Descriptions).Text(value) ?? "",
            });
        }

        return all;
    }
}
