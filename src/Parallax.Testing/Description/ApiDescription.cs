using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>The description, read once and never changed: emulators share it.</summary>
internal sealed class ApiDescription
{
    private readonly ILookup<int, IGrouping<string, ApiOperation>> _routes;
    private readonly IReadOnlyDictionary<string, ApiResource> _resources;
    private readonly ILookup<string, ApiResource> _references;

    private ApiDescription(
        IReadOnlyList<ApiOperation> operations, IReadOnlyDictionary<string, ApiResource> resources, SchemaCatalog schemas)
    {
        _routes = operations
            .GroupBy(operation => operation.Template.Key, StringComparer.Ordinal)
            .OrderByDescending(group => group.First().Template.LiteralCount)
            .ToLookup(group => group.First().Template.Length);
        _resources = resources;
        _references = resources.Values.Where(resource => resource.ReferenceName is not null)
            .ToLookup(resource => resource.ReferenceName!, StringComparer.Ordinal);
        Schemas = schemas;
    }

    public SchemaCatalog Schemas { get; }

    public IEnumerable<ApiResource> Resources => _resources.Values;

    public static async Task<ApiDescription> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var document = DescriptionDocument.Parse(text);
        var schemas = new SchemaCatalogBuilder(document);
        var operations = new OperationReader(document, schemas).ReadAll().ToList();
        var resources = ResourceReader.Read(operations, schemas);
        return new ApiDescription(operations, resources, await schemas.BuildAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The operations at a path, or none. Where a word and a parameter both fit, the word wins.</summary>
    public IReadOnlyList<ApiOperation> At(IReadOnlyList<string> path)
        => _routes[path.Count].FirstOrDefault(group => group.First().Template.Matches(path))?.ToList() ?? [];

    /// <summary>Picks the operation of a method out of those at one path.</summary>
    public static ApiOperation? Select(IReadOnlyList<ApiOperation> operations, string method)
        => operations.FirstOrDefault(candidate => string.Equals(candidate.Method, method, StringComparison.Ordinal));

    public bool Has(string operationId)
        => _routes.SelectMany(groups => groups)
            .SelectMany(group => group)
            .Any(operation => string.Equals(operation.Id, operationId, StringComparison.Ordinal));

    public ApiResource? Resource(PathTemplate template) => _resources.GetValueOrDefault(template.Key);

    /// <summary>The kinds of object that a member of this name refers to; none for a member that is no reference.</summary>
    public IEnumerable<ApiResource> ReferredBy(string memberName) => _references[memberName];

    /// <summary>
    /// The ids in a path by the names that objects have for them: the name of the parameter, and the one by which others refer to
    /// the kind of object that stands there.
    /// </summary>
    public Dictionary<string, JsonNode> PathMembers(PathTemplate template, IReadOnlyList<string> path)
    {
        var members = template.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => (JsonNode)JsonValue.Create(path[parameter.Place])!, StringComparer.Ordinal);
        foreach (var (resource, place) in Ancestors(template).Where(ancestor => ancestor.Resource.ReferenceName is not null))
        {
            members.TryAdd(resource.ReferenceName!, JsonValue.Create(path[place])!);
        }

        return members;
    }

    /// <summary>The collections above a path, each with the place in the path at which the id of its object stands.</summary>
    public IEnumerable<(ApiResource Resource, int Place)> Ancestors(PathTemplate template)
        => template.Parameters
            .Where(parameter => parameter.Place < template.Length - 1)
            .Select(parameter => (Resource: Resource(template.Prefix(parameter.Place)), parameter.Place))
            .Where(ancestor => ancestor.Resource is not null)
            .Select(ancestor => (ancestor.Resource!, ancestor.Place));
}

/// <summary>The description that comes with the package, read once per process.</summary>
internal static class EmbeddedDescription
{
    private static readonly Lazy<Task<ApiDescription>> Shared = new(ReadAsync);

    public static Task<ApiDescription> GetAsync() => Shared.Value;

    public static async Task<string> TextAsync()
    {
        using var reader = new StreamReader(typeof(EmbeddedDescription).Assembly.GetManifestResourceStream("parallax-v1.yaml")!);
        return await reader.ReadToEndAsync().ConfigureAwait(false);
    }

    private static async Task<ApiDescription> ReadAsync()
        => await ApiDescription.ReadAsync(await TextAsync().ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
}
