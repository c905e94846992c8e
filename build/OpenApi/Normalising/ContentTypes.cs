using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Leaves one JSON content type to every body and answer: the generator takes the first one, be it XML. An operation that takes
/// no JSON at all, such as an upload, is left out, and so is one that answers with a stream; any other answer that is no JSON and no
/// plain text, such as a download, is not read.
/// </summary>
internal static class ContentTypes
{
    public const string Json = "application/json";

    private const string Text = "text/plain";

    // Values one after the other, as long as the server likes.
    private static readonly HashSet<string> Streams =
    [
        "application/x-ndjson", "application/ndjson", "application/x-jsonlines", "application/jsonl", "application/json-seq",
        "application/geo+json-seq", "application/stream+json", "text/event-stream",
    ];

    public static void Apply(Document document, Notes notes)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Body.Object("content") is { Count: > 0 } body && !Keep(body, Rank))
            {
                notes.Add(
                    "operations take no JSON: they are left out", $"{operation.Place} takes {Names(body)} and no JSON: it is left out");
                operation.PathItem.Remove(operation.Verb);
                continue;
            }

            foreach (var (status, node) in operation.Node.Object("responses").Objects())
            {
                var answer = document.Resolve(node)!;
                if (answer.Object("content") is { Count: > 0 } content && !Keep(content, Rank) && !KeepText(content))
                {
                    if (status.StartsWith('2') && content.All(type => IsStream(Bare(type.Key))))
                    {
                        notes.Add(
                            "operations answer with a stream: they are left out",
                            $"{operation.Place} answers with a stream, {Names(content)}: it is left out");
                        operation.PathItem.Remove(operation.Verb);
                        break;
                    }

                    if (status.StartsWith('2'))
                    {
                        notes.Add(
                            "operations answer with no JSON: their methods give no result",
                            $"{operation.Place} answers with {Names(content)} and no JSON: its method gives no result");
                    }

                    answer.Remove("content");
                }
            }
        }
    }

    private static bool Keep(JsonObject content, Func<string, int> rank)
    {
        var best = content.Select(type => type.Key).Where(type => rank(type) < int.MaxValue).OrderBy(rank).FirstOrDefault();
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
        var stream when IsStream(stream) => int.MaxValue,
        "application/json-patch+json" => 1,
        "text/json" => 3,
        "application/*+json" or "application/*" or "*/*" => 4,
        var other when other.EndsWith("+json", StringComparison.Ordinal) => 2,
        _ => int.MaxValue,
    };

    private static bool KeepText(JsonObject content)
    {
        if (content.Objects().FirstOrDefault(type => Bare(type.Name) == Text).Value is not { } text
            || text.Object("schema").Text("format") == "binary"
            || !Keep(content, type => Bare(type) == Text ? 0 : int.MaxValue))
        {
            return false;
        }

        text["schema"] ??= new JsonObject { ["type"] = "string" };
        return true;
    }

    private static bool IsStream(string type) => Streams.Contains(type) || type.StartsWith("multipart/", StringComparison.Ordinal);

    private static string Bare(string type) => type.Split(';')[0].Trim().ToLowerInvariant();

    private static string Names(JsonObject content) => string.Join(", ", content.Select(type => type.Key));
}
