using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Leaves one JSON content type to every body and answer: the generator takes the first one, be it XML. An operation that takes
/// no JSON at all, such as an upload, is left out; an answer that is none, such as a download, is not read.
/// </summary>
internal static class ContentTypes
{
    private const string Json = "application/json";

    public static void Apply(Document document, Notes notes)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Body.Object("content") is { Count: > 0 } body && !KeepJson(body))
            {
                notes.Add("operations take no JSON: they are left out", $"{operation.Place} takes {Names(body)} and no JSON: it is left out");
                operation.PathItem.Remove(operation.Verb);
                continue;
            }

            foreach (var answer in operation.Node.Object("responses").Objects().Select(answer => document.Resolve(answer.Value)).OfType<JsonObject>())
            {
                if (answer.Object("content") is { Count: > 0 } content && !KeepJson(content))
                {
                    notes.Add("operations answer with no JSON: their methods give no result", $"{operation.Place} answers with {Names(content)} and no JSON: its method gives no result");
                    answer.Remove("content");
                }
            }
        }
    }

    private static bool KeepJson(JsonObject content)
    {
        var best = content.Select(type => type.Key).Where(type => Rank(type) < int.MaxValue).OrderBy(Rank).FirstOrDefault();
        if (best is null)
        {
            return false;
        }

        var value = content.Take(best);
        content.Clear();
        content[best.Contains('*', StringComparison.Ordinal) ? Json : Bare(best)] = value;
        return true;
    }

    // What servers and everything on the way to them know best comes first.
    private static int Rank(string type) => Bare(type) switch
    {
        Json => 0,
        "application/json-patch+json" => 1,
        "text/json" => 3,
        "application/*+json" or "application/*" or "*/*" => 4,
        var other when other.EndsWith("+json", StringComparison.Ordinal) => 2,
        _ => int.MaxValue,
    };

    private static string Bare(string type) => type.Split(';')[0].Trim().ToLowerInvariant();

    private static string Names(JsonObject content) => string.Join(", ", content.Select(type => type.Key));
}
