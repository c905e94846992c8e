using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace Parallax.Testing;

/// <summary>One operation of the description.</summary>
internal sealed class ApiOperation
{
    public required string Method { get; init; }

    public required PathTemplate Template { get; init; }

    public required string Id { get; init; }

    public required OperationKind Kind { get; init; }

    public required IReadOnlyList<ApiParameter> Parameters { get; init; }

    public required ApiBody? Body { get; init; }

    public required int SuccessStatus { get; init; }

    /// <summary>Gets the schema of the answer; null when none is described.</summary>
    public required SchemaNode? Answer { get; init; }

    /// <summary>Gets a value indicating whether something is different afterwards.</summary>
    public bool Changes => Kind is OperationKind.Create or OperationKind.Update or OperationKind.Delete;

    /// <summary>Gets the collection, or the single object, that the operation works on.</summary>
    public PathTemplate Target
        => Kind is OperationKind.Get or OperationKind.Update or OperationKind.Delete && Template.EndsInParameter
            ? Template.Parent
            : Template;
}

/// <summary>The body that an operation takes.</summary>
internal sealed record ApiBody(bool Required, IReadOnlyList<MediaTypeHeaderValue> ContentTypes, SchemaNode Schema, string SchemaKey);

/// <summary>A parameter in the path or in the query.</summary>
internal sealed record ApiParameter(string Name, bool InPath, bool Required, SchemaNode Schema, string SchemaKey)
{
    public bool IsArray => Schema.Type is "array";

    public JsonNode? Default => Schema.Default;
}
