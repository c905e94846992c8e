using System.Text.Json.Nodes;

namespace Parallax.Testing.Description;

/// <summary>A parameter in the path or in the query.</summary>
internal sealed record ApiParameter(string Name, bool InPath, bool Required, SchemaNode Schema, string SchemaKey)
{
    public bool IsArray => Schema.Type is "array";

    public JsonNode? Default => Schema.Default;
}
