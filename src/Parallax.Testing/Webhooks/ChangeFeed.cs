using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// Turns what happens to objects into the documented webhooks. Called with the store's gate held, so that they leave in the order of
/// the changes.
/// </summary>
internal sealed class ChangeFeed(ParallaxWebhooks webhooks)
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [KnownPaths.Projects] = "project",
        [KnownPaths.Offerings] = "projectoffering",
        [KnownPaths.OfferingRoles] = "projectofferingrole",
    };

    public void Created(StoredObject row) => Publish(row, "created", []);

    public void Modified(StoredObject row, JsonObject before) => Publish(row, "modified", Changes(before, row.Value));

    public void Deleted(StoredObject row) => Publish(row, "deleted", []);

    private void Publish(StoredObject row, string what, IEnumerable<string> changes)
    {
        if (!Kinds.TryGetValue(row.Collection.Resource.Template.Key, out var kind))
        {
            return;
        }

        ParallaxWebhookTopic topic = $"{kind}.{what}";
        if (topic.IsKnown)
        {
            webhooks.Publish(topic, Payload(row, topic, changes).ToJsonString());
        }
    }

    private static JsonObject Payload(StoredObject row, ParallaxWebhookTopic topic, IEnumerable<string> changes)
    {
        // /v1/projects/{id}/offerings/{id}/roles
        var path = row.Collection.Path.TrimStart('/').Split('/');
        var payload = new JsonObject { ["Id"] = Id(row.Id!) };
        if (path.Length > 2)
        {
            payload["ProjectId"] = Id(path[2]);
        }

        if (path.Length > 4)
        {
            payload["ProjectOfferingId"] = Id(path[4]);
        }

        if (topic == ParallaxWebhookTopic.ProjectModified)
        {
            payload["ModifiedProperties"] = new JsonArray([.. changes.Select(name => JsonValue.Create(name))]);
        }

        return payload;
    }

    /// <summary>A path has its ids as the client happened to write them.</summary>
    private static string Id(string text) => Guid.TryParse(text, out var id) ? id.ToString() : text;

    private static IEnumerable<string> Changes(JsonObject before, JsonObject after) => before.Concat(after)
        .Select(member => member.Key)
        .Distinct(StringComparer.Ordinal)
        .Where(name => name is not "modified_date" && !JsonNode.DeepEquals(before[name], after[name]))
        .Select(PascalCase);

    private static string PascalCase(string name)
        => string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
