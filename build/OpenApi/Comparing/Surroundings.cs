using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Comparing;

/// <summary>
/// What a description says around its operations: where they are, what a call needs to be let in, and what the client does not
/// send. Read before the description is normalised, since normalising takes it out.
/// </summary>
internal sealed class Surroundings
{
    public Surroundings(Document document)
    {
        foreach (var (index, server) in (document.Root.Array("servers") ?? []).Index())
        {
            Servers[$"{index + 1}"] = server.Text("url") ?? "no address";
        }

        foreach (var (name, scheme) in document.Root.Object("components").Object("securitySchemes").Objects())
        {
            Access[name] = SchemeText(document.Resolve(scheme) ?? scheme);
        }

        if (document.Root.Array("security") is { } usual)
        {
            Access["of every operation"] = NeedText(usual);
        }

        foreach (var operation in document.Operations)
        {
            Add(document, operation);
        }
    }

    /// <summary>The servers, by number.</summary>
    public Dictionary<string, string> Servers { get; } = new(StringComparer.Ordinal);

    /// <summary>The authentication schemes by name, and which of them calls need.</summary>
    public Dictionary<string, string> Access { get; } = new(StringComparer.Ordinal);

    /// <summary>Operations that take no JSON, such as uploads: the client has no method for them.</summary>
    public Dictionary<string, string> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>Cookies, which the client does not send.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    private static string SchemeText(JsonObject scheme) => scheme.Text("type") switch
    {
        "apiKey" => $"a key in the {scheme.Text("in")} {scheme.Text("name")}",
        "http" => $"HTTP {scheme.Text("scheme")}",
        var other => other ?? "nothing known",
    };

    // Schemes of one entry are needed together, one of the entries is enough.
    private static string NeedText(JsonArray needs)
    {
        var entries = needs.OfType<JsonObject>()
            .Select(need => need.Count == 0 ? "nothing" : string.Join(" and ", need.Select(scheme => scheme.Key))).ToList();
        return entries.Count == 0 ? "nothing" : string.Join(" or ", entries);
    }

    private static bool IsJson(string type)
        => type.Contains("json", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("*/*", StringComparison.Ordinal)
        || type.StartsWith("application/*", StringComparison.OrdinalIgnoreCase);

    private void Add(Document document, Operation operation)
    {
        var key = $"{operation.Verb.ToUpperInvariant()} {ResourcePath.Shape(operation.Path)}";
        if (operation.Node.Array("security") is { } own)
        {
            Access[$"of {key}"] = NeedText(own);
        }

        if (operation.Body.Object("content") is { Count: > 0 } content && !content.Any(type => IsJson(type.Key)))
        {
            LeftOut[key] = $"takes {string.Join(", ", content.Select(type => type.Key))} and no JSON, so the client has no method for it";
        }

        foreach (var cookie in operation.Parameters.Where(parameter => parameter.Text("in") == "cookie"))
        {
            Cookies[$"{key} {cookie.Text("name")}"] = $"{TypeText.Of(document.Resolve(cookie["schema"]) ?? cookie["schema"])}"
                + $"{(cookie.IsTrue("required") ? ", required" : "")}; the client sends no cookies";
        }
    }
}
