using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Leaves one success to every operation, the one that its method gives, and says what the others are: those that bring nothing
/// give null, those that bring something else are an exception that has it.
/// </summary>
internal static class Answers
{
    private static readonly string[] Statuses = ["200", "201", "202", "203", "204", "205", "206", "207", "208", "226"];

    public static void Apply(Document document, Notes notes)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Node.Object("responses") is not { } responses || operation.AnswerContent is not { } content)
            {
                continue;
            }

            var successes = responses.Objects().Where(answer => answer.Name.StartsWith('2'))
                .Select(answer => (answer.Name, Content: document.Resolve(answer.Value).Object("content"))).ToList();
            var chosen = successes.FirstOrDefault(answer => ReferenceEquals(answer.Content, content)).Name;
            var others = successes.Where(answer => answer.Name != chosen).ToList();
            var without = others.Where(answer => answer.Content is not { Count: > 0 }).Select(answer => answer.Name).ToList();
            var different = others.Where(answer => answer.Content is { Count: > 0 } other && !IsSame(other, content))
                .Select(answer => answer.Name).ToList();
            others.ForEach(answer => responses.Remove(answer.Name));

            Say("x-statuses-without-result", List(without));
            Say("x-statuses-with-other-result", List(different));
            Say("x-result-is-text", IsText(document, Operation.FirstSchema(content)) ? true : null);
            Say("x-accept", content.First().Key is var type && type != ContentTypes.Json ? type : null);
            if (different.Count > 0)
            {
                notes.Add(
                    "operations answer with different things: their methods give that of the first status",
                    $"{operation.Place} answers {chosen} with one thing and {string.Join(", ", different)} with another: "
                    + $"its method gives that of {chosen}, the other is a ParallaxResponseException with the body");
            }

            // 2XX stands for all that are not there by themselves.
            string? List(List<string> names)
            {
                var rest = Statuses.Except(successes.Select(answer => answer.Name), StringComparer.Ordinal).ToList();
                var all = names.SelectMany(name => name.EndsWith("XX", StringComparison.OrdinalIgnoreCase) ? rest : [name]);
                return names.Count == 0 ? null : string.Join(", ", all);
            }

            void Say(string name, JsonNode? value)
            {
                if (value is not null)
                {
                    operation.Node[name] = value;
                }
            }
        }
    }

    private static bool IsSame(JsonObject one, JsonObject other)
        => JsonNode.DeepEquals(Operation.FirstSchema(one), Operation.FirstSchema(other));

    private static bool IsText(Document document, JsonObject? schema)
        => document.Resolve(schema)?["type"] switch
        {
            JsonArray types => types.Any(type => type?.ToString() == "string"),
            var type => type?.ToString() == "string",
        };
}
