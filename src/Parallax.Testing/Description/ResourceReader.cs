namespace Parallax.Testing;

/// <summary>Finds out which collections and single objects the operations work on, and the schema of what is kept there.</summary>
internal static class ResourceReader
{
    public static IReadOnlyDictionary<string, ApiResource> Read(IEnumerable<ApiOperation> operations, SchemaCatalogBuilder schemas)
    {
        var resources = new Dictionary<string, ApiResource>(StringComparer.Ordinal);
        foreach (var group in operations.Where(operation => operation.Kind is not OperationKind.Sample)
            .GroupBy(operation => operation.Target.Key, StringComparer.Ordinal))
        {
            var entity = Entity(group);
            if (entity is null)
            {
                continue;
            }

            var isSingleton = group.All(
                operation => operation.Kind is OperationKind.Singleton or OperationKind.Update && !operation.Template.EndsInParameter);
            resources[group.Key] = new ApiResource(group.First().Target, entity, schemas.Add(entity.Use), isSingleton);
        }

        return resources;
    }

    /// <summary>The object in full is best seen where it is read by id, then where it is created, then in a list.</summary>
    private static SchemaNode? Entity(IEnumerable<ApiOperation> operations) => operations
        .OrderBy(operation => operation.Kind switch
        {
            OperationKind.Get or OperationKind.Singleton => 0,
            OperationKind.Create => 1,
            OperationKind.List => 2,
            _ => 3,
        })
        .Select(operation => operation.Kind is OperationKind.List ? operation.Answer!.Members["results"].Items : operation.Answer)
        .FirstOrDefault(schema => schema is not null);
}
