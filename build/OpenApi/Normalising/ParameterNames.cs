using System.Text;
using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Names the parameters of every operation, and writes its path as the client builds it, for the templates.</summary>
internal static class ParameterNames
{
    /// <summary>The path as an interpolated text, with the names of the parameters in it.</summary>
    public const string PathText = "x-csharp-path";

    /// <summary>The path as the description has it, as it stands between quotes.</summary>
    public const string PathLiteral = "x-csharp-path-literal";

    /// <summary>What the path itself says of the query, each with <c>name</c> and <c>value</c>, as literals.</summary>
    public const string FixedQuery = "x-csharp-query";

    public static void Apply(Document document)
    {
        foreach (var operation in document.Operations)
        {
            // A shared parameter may need another name in each operation.
            var parameters = operation.Parameters.Select(parameter => parameter.Copy()).ToList();
            operation.Node["parameters"] = new JsonArray([.. parameters]);

            // The two that the templates add to these.
            NameScope scope = new("Parameter", name => name is "body" or "cancellationToken", Identifiers.Camel);
            HashSet<string> wires = new(StringComparer.Ordinal);
            foreach (var parameter in parameters)
            {
                var wire = parameter.Text("name")!;
                var place = Identifiers.Pascal(parameter.Text("in")!);
                parameter[MemberNames.Name] = wires.Add(wire)
                    ? scope.Take(wire, Identifiers.Pascal(wire))
                    : scope.Take($"{wire} {place}", Identifiers.Pascal(wire) + place);
                parameter[MemberNames.Literal] = Literals.Of(wire);
            }

            var path = PathTemplate.Of(operation.Path);
            operation.Node[PathText] = InterpolatedPath(path, parameters);
            operation.Node[PathLiteral] = Literals.Of(operation.Path);
            operation.Node[FixedQuery] = new JsonArray([.. path.FixedQuery.Select(pair => new JsonObject
            {
                ["name"] = Literals.Of(pair.Name),
                ["value"] = Literals.Of(pair.Value),
            })]);
        }
    }

    // The name behind the colon is for the message of an id that is none.
    private static string InterpolatedPath(PathTemplate path, List<JsonObject> parameters)
    {
        StringBuilder text = new();
        foreach (var (part, isParameter) in path.Parts)
        {
            var parameter = isParameter ? parameters.First(one => one.Text("in") == "path" && one.Text("name") == part) : null;
            text.Append(parameter is null ? Literals.OfInterpolated(part)
                : parameter.Text(ParameterStyles.Style) is { } style
                    ? $"{{PathParameter.Of(\"{parameter[MemberNames.Literal]}\", @{parameter[MemberNames.Name]}, ParameterStyle.{style})}}"
                    : $"{{@{parameter[MemberNames.Name]}:{Plain(part)}}}");
        }

        return text.ToString().TrimStart('/');
    }

    private static string Plain(string name)
        => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'));
}
