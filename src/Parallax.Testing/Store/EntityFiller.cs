using System.Globalization;
using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Makes whole objects out of what was sent: ids, dates and first values are the server's part.</summary>
internal sealed class EntityFiller(TimeProvider clock)
{
    /// <summary>A new object, with everything that its kind requires.</summary>
    public JsonObject Create(ApiResource resource, JsonObject sent, IReadOnlyDictionary<string, JsonNode> path)
        => Fill(resource, sent, path, inventRequired: true);

    /// <summary>An object as a test lays it down: what the test has to decide, such as a name, is not invented.</summary>
    public JsonObject Seed(ApiResource resource, JsonObject sent, IReadOnlyDictionary<string, JsonNode> path)
        => Fill(resource, sent, path, inventRequired: false);

    /// <summary>The object after a PATCH, or the name of a member that cannot be cleared.</summary>
    public (JsonObject? After, string? NotClearable) Change(ApiResource resource, JsonObject before, JsonObject sent)
    {
        var after = (JsonObject)before.DeepClone();
        foreach (var (name, value) in Kept(resource, sent))
        {
            var member = resource.Entity.Members.GetValueOrDefault(name);
            if (value is not null || member is null || member.Nullable || member.Type is null)
            {
                after[name] = value?.DeepClone();
            }
            else if (Empty(member) is { } empty)
            {
                after[name] = empty;
            }
            else
            {
                return (null, name);
            }
        }

        if (resource.Entity.Members.ContainsKey("modified_date"))
        {
            after["modified_date"] = Moment();
        }

        return (after, null);
    }

    private JsonObject Fill(ApiResource resource, JsonObject sent, IReadOnlyDictionary<string, JsonNode> path, bool inventRequired)
    {
        var entity = resource.Entity;
        var filled = new JsonObject();
        foreach (var (name, member) in entity.Members)
        {
            if (sent.TryGetPropertyValue(name, out var value)
                && (value is not null || member.Nullable || member.Type is null || !inventRequired))
            {
                filled[name] = value?.DeepClone();
            }
            else if (name is "id")
            {
                filled[name] = NewId(resource, path);
            }
            else if (path.TryGetValue(name, out var fromPath))
            {
                filled[name] = fromPath.DeepClone();
            }
            else if (member.Format is "date-time" && !member.Nullable)
            {
                filled[name] = Moment();
            }
            else if (FirstValue(member, entity.Required.Contains(name), inventRequired) is { Known: true } first)
            {
                filled[name] = first.Value;
            }
        }

        foreach (var (name, value) in Kept(resource, sent).Where(pair => !entity.Members.ContainsKey(pair.Key)))
        {
            filled[name] = value?.DeepClone();
        }

        return filled;
    }

    /// <summary>What can be sent and is not part of the object is not kept, unless the description leaves its members open.</summary>
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Kept(ApiResource resource, JsonObject sent)
        => resource.Entity.Members.Count == 0 ? sent : sent.Where(pair => resource.Entity.Members.ContainsKey(pair.Key));

    private static (bool Known, JsonNode? Value) FirstValue(SchemaNode member, bool required, bool inventRequired)
    {
        if (member.Nullable)
        {
            return (true, null);
        }

        if (Empty(member) is { } empty)
        {
            return (true, empty);
        }

        if (member.Values is [{ } first, ..])
        {
            return (true, first.DeepClone());
        }

        if (required && (inventRequired || member.Type is null))
        {
            return (true, ExampleMaker.Zero(member));
        }

        return (false, null);
    }

    /// <summary>What stands for "nothing" in a member that is never null.</summary>
    private static JsonNode? Empty(SchemaNode member) => member.Type switch
    {
        "array" => new JsonArray(),
        "boolean" => JsonValue.Create(value: false),
        _ => null,
    };

    private static JsonNode NewId(ApiResource resource, IReadOnlyDictionary<string, JsonNode> path)
        => resource.IsSingleton && resource.Template.Parameters.LastOrDefault().Name is { } owner && path.TryGetValue(owner, out var id)
            ? id.DeepClone()
            : JsonValue.Create(Guid.NewGuid().ToString("D"))!;

    private JsonValue Moment()
        => JsonValue.Create(clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))!;
}
