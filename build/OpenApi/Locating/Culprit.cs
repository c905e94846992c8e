using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Locating;

/// <summary>
/// Finds the schema or the operation that the generator stops at, since the generator's own message seldom has a place: by trying
/// less and less of the description. What a schema refers to comes before it, and operations come after all schemas.
/// </summary>
internal static class Culprit
{
    /// <param name="normalised">What the generator stops at.</param>
    /// <param name="problemOf">Tries to generate: what the generator says, or null if it has no problem.</param>
    /// <returns>
    /// Where it stops, as <c>the schema Project</c> or <c>GET /v1/projects</c>, the word to look for in the file, and the problem.
    /// </returns>
    public static async Task<(string Place, string Word, string Problem)?> FindAsync(
        Document normalised,
        Func<Document, Task<string?>> problemOf)
    {
        var schemas = InOrder(normalised);
        var operations = normalised.Operations;
        var (good, bad) = (0, schemas.Count + operations.Count);
        var problem = await problemOf(First(bad));
        if (problem is null || await problemOf(First(0)) is not null)
        {
            // It is neither in a schema nor in an operation.
            return null;
        }

        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (await problemOf(First(middle)) is { } found)
            {
                (bad, problem) = (middle, found);
            }
            else
            {
                good = middle;
            }
        }

        return bad <= schemas.Count
            ? ($"the schema {schemas[bad - 1]}", schemas[bad - 1], problem)
            : (operations[bad - 1 - schemas.Count].Place, operations[bad - 1 - schemas.Count].Path, problem);

        Document First(int count)
        {
            var part = new Document(normalised.Root.Copy());
            foreach (var operation in part.Operations.Skip(Math.Max(0, count - schemas.Count)).ToList())
            {
                operation.PathItem.Remove(operation.Verb);
            }

            // In a circle of schemas one comes before what it refers to.
            foreach (var name in schemas.Skip(count)
                .Except(schemas.Take(count).SelectMany(name => Reachable(normalised, name)), StringComparer.Ordinal))
            {
                part.Schemas.Remove(name);
            }

            if (count < schemas.Count)
            {
                foreach (var shared in new[] { "parameters", "responses", "requestBodies", "headers", "callbacks" })
                {
                    part.Root.Object("components")!.Remove(shared);
                }
            }

            return part;
        }
    }

    private static List<string> InOrder(Document document)
    {
        List<string> order = [];
        HashSet<string> seen = [];
        foreach (var (name, _) in document.Schemas)
        {
            Visit(name);
        }

        return order;

        void Visit(string name)
        {
            if (seen.Add(name) && document.Schemas.ContainsKey(name))
            {
                foreach (var inner in Referred(document, name))
                {
                    Visit(inner);
                }

                order.Add(name);
            }
        }
    }

    private static HashSet<string> Reachable(Document document, string name)
    {
        HashSet<string> reached = [];
        Stack<string> next = new([name]);
        while (next.TryPop(out var one))
        {
            if (reached.Add(one))
            {
                foreach (var inner in Referred(document, one))
                {
                    next.Push(inner);
                }
            }
        }

        return reached;
    }

    private static List<string> Referred(Document document, string name)
        => [.. References.In(document.Schemas[name]).Select(References.SchemaName).OfType<string>()];
}
