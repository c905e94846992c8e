using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Puts the path of the server's address before every path: the client knows the server by its host alone. An operation that a
/// description has on another host is left out, since the key goes to one host only.
/// </summary>
internal static class ServerPaths
{
    public static void Apply(Document document, Notes notes)
    {
        var usual = ServerAddress.Of(document.Root);
        if (usual is not { Path.Length: > 0 } && document.Operations.All(operation => OwnServer(operation) is null))
        {
            return;
        }

        JsonObject paths = [];
        foreach (var operation in document.Operations)
        {
            var own = OwnServer(operation);
            if (own?.Host is { } host && host != usual?.Host && usual?.Host is not null)
            {
                notes.Add(
                    "operations are at another host: they are left out",
                    $"{operation.Place} is at {host} and not at {usual.Host}, where the client calls: it is left out");
                continue;
            }

            var path = (own ?? usual)?.Path + operation.Path;
            var item = paths.Object(path) ?? (JsonObject)(paths[path] = new JsonObject());
            foreach (var (name, value) in operation.PathItem)
            {
                if (name == operation.Verb || !Document.Verbs.Contains(name, StringComparer.Ordinal))
                {
                    item[name] ??= value?.DeepClone();
                }
            }
        }

        document.Root["paths"] = paths;
        if (usual is { Path.Length: > 0 })
        {
            notes.Add($"the server's address has the path {usual.Path}: it stands before every path, "
                + "and is no part of the client's BaseAddress");
        }
    }

    private static ServerAddress? OwnServer(Operation operation)
        => ServerAddress.Of(operation.Node) ?? ServerAddress.Of(operation.PathItem);
}
