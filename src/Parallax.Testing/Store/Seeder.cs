using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Lays objects down in the store, past the rules but not past the schemas.</summary>
internal sealed class Seeder(ApiDescription description, EntityStore store, EntityFiller filler)
{
    public IReadOnlyList<Guid> Seed(string collectionPath, string json)
    {
        var path = collectionPath.Trim('/').Split('/');
        var resource = description.Resources.FirstOrDefault(candidate => candidate.Template.Matches(path))
            ?? throw new ParallaxSeedException($"Nothing is kept under {collectionPath}. Paths that can be "
                + $"seeded: {string.Join(", ", description.Resources.Select(candidate => candidate.Template.Text))}.");
        var values = description.PathMembers(resource.Template, path);

        var objects = Parse(collectionPath, json);
        lock (store.Gate)
        {
            RequireAncestors(collectionPath, resource, path);
            var collection = store.Collection(resource, OperationCall.PathUpTo(path, path.Length));
            var whole = objects.Select((value, place) => Whole($"{collectionPath}[{place}]", resource, collection, value, values)).ToList();
            RequireNewIds(collectionPath, collection, whole);
            return Add(collection, whole);
        }
    }

    /// <summary>Lays down all of it or nothing.</summary>
    /// <returns>How many objects there are in it.</returns>
    public int SeedAll(string json)
    {
        var collections = ParseAll(json);
        lock (store.Gate)
        {
            var restore = store.Remember();
            try
            {
                foreach (var (path, rows, _) in collections)
                {
                    Seed(path, rows);
                }
            }
            catch
            {
                restore();
                throw;
            }
        }

        return collections.Sum(collection => collection.Rows);
    }

    private static List<(string Path, string Json, int Rows)> ParseAll(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject collections)
            {
                throw new ParallaxSeedException(
                    "Seed data has to be a JSON object of paths, each with its objects: { \"/v1/clients\": [ … ] }.");
            }

            JsonTree.Materialise(collections);
            return
            [
                .. collections.Select(
                    collection => (collection.Key, collection.Value?.ToJsonString() ?? "null", (collection.Value as JsonArray)?.Count ?? 1))
            ];
        }
        catch (JsonException problem)
        {
            throw new ParallaxSeedException($"Seed data is not JSON: {problem.Message}", problem);
        }
    }

    private static List<JsonObject> Parse(string collectionPath, string json)
    {
        try
        {
            var node = JsonNode.Parse(json);
            JsonTree.Materialise(node);
            var rows = node is JsonArray array ? array.ToList() : [node];
            return rows.ConvertAll(
                row => row as JsonObject
                    ?? throw new ParallaxSeedException($"{collectionPath} is to be seeded with a JSON object or an array of them."));
        }
        catch (JsonException problem)
        {
            throw new ParallaxSeedException($"What {collectionPath} is to be seeded with is not JSON: {problem.Message}", problem);
        }
    }

    private void RequireAncestors(string collectionPath, ApiResource resource, string[] path)
    {
        foreach (var (ancestor, place) in description.Ancestors(resource.Template))
        {
            if (store.Find(OperationCall.PathUpTo(path, place), path[place]) is null)
            {
                throw new ParallaxSeedException(
                    $"{collectionPath} cannot be seeded: there is no {ancestor.Noun} with the id {path[place]}. Seed that first.");
            }
        }
    }

    private JsonObject Whole(
        string name, ApiResource resource, StoredCollection collection, JsonObject value, Dictionary<string, JsonNode> path)
    {
        // Judged as sent too: filling leaves out what the schema does not know, and a slip of the pen would go unnoticed.
        var unknown = value.FirstOrDefault(
            member => resource.Entity.Members.Count > 0 && !resource.Entity.Members.ContainsKey(member.Key)).Key;
        if (unknown is not null)
        {
            throw new ParallaxSeedException($"{name} has a member that a {resource.Noun} does not have: {unknown}.");
        }

        var whole = filler.Seed(resource, value, path);
        var errors = description.Schemas.Check(resource.EntityKey, whole);
        if (errors.Any)
        {
            throw new ParallaxSeedException($"{name} does not fit the schema of a {collection.Resource.Noun}: {errors}");
        }

        if (whole["id"] is { } id && !Guid.TryParse(id.ToString(), out _))
        {
            throw new ParallaxSeedException($"{name} has an id that is not a uuid.");
        }

        return whole;
    }

    private static void RequireNewIds(string collectionPath, StoredCollection collection, List<JsonObject> whole)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in whole.Select(value => value["id"]?.ToString()).OfType<string>())
        {
            if (!seen.Add(id) || (!collection.Resource.IsSingleton && collection.Find(id) is not null))
            {
                throw new ParallaxSeedException($"{collectionPath} has an object with the id {id} already.");
            }
        }
    }

    private List<Guid> Add(StoredCollection collection, List<JsonObject> whole)
    {
        if (collection.Resource.IsSingleton)
        {
            collection.Clear();
        }

        return [.. whole.Select(value => store.Add(collection, value).Id).OfType<string>().Select(Guid.Parse)];
    }
}

/// <summary>
/// Says why <see cref="ParallaxEmulator.Seed(string, string)"/> laid nothing down: which row, which member, and what was expected.
/// </summary>
/// <param name="message">What is wrong.</param>
/// <param name="innerException">The reader's complaint, if there is one.</param>
public sealed class ParallaxSeedException(string message, Exception? innerException = null) : Exception(message, innerException);
