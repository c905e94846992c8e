namespace Parallax.Testing.Description;

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
    public PathTemplate Target => Kind is OperationKind.Get or OperationKind.Update or OperationKind.Delete && Template.EndsInParameter ? Template.Parent : Template;
}
