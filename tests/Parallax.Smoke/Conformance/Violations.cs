using System.Text.Json.Nodes;

namespace Parallax.Tests.Conformance;

/// <summary>
/// What Prism objected to in an exchange. It has two places for that. A request that it refuses gets a problem of Prism's own,
/// a 422 or another status that the API has too; only the type of the problem tells them apart. All else is in a header: what is
/// wrong with the answer, a key that is not there, and what is no more than a warning, such as a status that is not described.
/// </summary>
internal static class Violations
{
    private const string Header = "sl-violations";
    private const string OwnProblems = "https://stoplight.io/prism/errors#";

    public static async Task<IReadOnlyList<string>> OfAsync(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues(Header, out var values))
        {
            return [.. Parse(string.Concat(values))];
        }

        await response.Content.LoadIntoBufferAsync();
        var body = await response.Content.ReadAsStringAsync();
        return body.Contains(OwnProblems, StringComparison.Ordinal) ? [$"request: {body}"] : [];
    }

    // Beyond 8 KB the list is cut off, and is no JSON any more.
    private static IEnumerable<string> Parse(string list)
        => list.StartsWith('[')
            ? JsonNode.Parse(list)!.AsArray().Select(violation => $"{Place(violation!)}: {violation!["message"]}")
            : [list];

    private static string Place(JsonNode violation) => string.Join('.', violation["location"]!.AsArray().Select(step => step!.ToString()));
}
