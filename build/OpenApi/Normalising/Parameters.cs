using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Takes out the parameters that the client sends by itself: key, content type and what belongs to the connection.</summary>
internal static class Parameters
{
    public static void Apply(Document document)
    {
        var own = document.Root.Object("components").Object("securitySchemes").Objects()
            .Where(scheme => scheme.Value.Text("in") == "header").Select(scheme => scheme.Value.Text("name"))
            .Concat(["Accept", "Content-Type", "Authorization", "Content-Length", "Transfer-Encoding", "Connection", "Host", "Cookie"])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        foreach (var operation in document.Operations)
        {
            operation.Node.Array("parameters")!.RemoveAll(node => document.Resolve(node) is var parameter
                && parameter.Text("in") == "header" && own.Contains(parameter.Text("name")));

            // A parameter that is written as JSON names its schema under a content type.
            foreach (var parameter in operation.Parameters.Where(parameter => parameter["schema"] is null))
            {
                parameter["schema"] = Operation.FirstSchema(parameter.Object("content"))?.Copy() ?? new JsonObject { ["type"] = "string" };
                parameter.Remove("content");
            }
        }
    }
}
