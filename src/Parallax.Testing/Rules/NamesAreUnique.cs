using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Of what is in use, no two of a kind have the same name, in whatever case it is written.</summary>
internal sealed class NamesAreUnique(EntityStore store) : BusinessRule
{
    public override Answer? OnCreate(OperationCall call, JsonObject created) => Check(call, created);

    public override Answer? OnUpdate(OperationCall call, JsonObject before, JsonObject after)
        => IsArchived(before) == IsArchived(after) && JsonNode.DeepEquals(before["name"], after["name"]) ? null : Check(call, after);

    private Answer? Check(OperationCall call, JsonObject candidate)
    {
        if (!KnownPaths.UniquelyNamed.Contains(call.Resource!.Template.Key)
            || IsArchived(candidate)
            || candidate["name"]?.ToString() is not { } name)
        {
            return null;
        }

        var id = candidate["id"]?.ToString() ?? string.Empty;
        return store.Rows(call.CollectionPath).Any(row => row.Has("name", name) && !row.Has("id", id) && !IsArchived(row.Value))
            ? Problems.Conflict($"There is a {call.Resource.Noun} of this name already.")
            : null;
    }

    private static bool IsArchived(JsonObject value)
        => value["archived"] is JsonValue flag && flag.TryGetValue<bool>(out var archived) && archived;
}
