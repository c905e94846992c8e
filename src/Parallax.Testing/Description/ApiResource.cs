namespace Parallax.Testing;

/// <summary>What is kept under one path: a collection of objects, or a single one.</summary>
internal sealed record ApiResource(PathTemplate Template, SchemaNode Entity, string EntityKey, bool IsSingleton)
{
    /// <summary>Gets the member by which other objects refer to this kind, such as <c>project_offering_id</c>.</summary>
    public string? ReferenceName { get; } = Entity.Name is { } name && !IsSingleton ? SnakeCase(name) + "_id" : null;

    /// <summary>Gets the name of the kind in words, such as <c>project offering</c>.</summary>
    public string Noun { get; } = Entity.Name is { } name ? SnakeCase(name).Replace('_', ' ') : "object";

    private static string SnakeCase(string name)
        => string.Concat(name.Select((letter, place) => char.IsUpper(letter)
            ? (place == 0 ? string.Empty : "_") + char.ToLowerInvariant(letter)
            : letter.ToString()));
}
