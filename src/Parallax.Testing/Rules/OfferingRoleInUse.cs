using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>An offering role stays while someone is assigned to it or time is planned, and its assignee once time was recorded.</summary>
internal sealed class OfferingRoleInUse(EntityStore store) : BusinessRule
{
    public override Answer? OnDelete(OperationCall call, JsonObject deleted)
    {
        if (!IsOfferingRole(call))
        {
            return null;
        }

        if (deleted["assignment"] is not null)
        {
            return Problems.Conflict("The role is assigned. Set its assignment to null first.");
        }

        return store.Rows($"{call.CollectionPath}/{call.ItemId}/{KnownPaths.PlannedTime}").Count > 0
            ? Problems.Conflict("The role has planned time.")
            : null;
    }

    public override Answer? OnUpdate(OperationCall call, JsonObject before, JsonObject after)
    {
        if (!IsOfferingRole(call)
            || JsonNode.DeepEquals(before["assignment"], after["assignment"])
            || before["assignment"]?["id"]?.ToString() is not { } person)
        {
            return null;
        }

        var offering = call.Path[call.Operation.Target.Length - 2];
        return store.Rows(KnownPaths.ActualTime).Any(time => time.Has("project_offering_id", offering) && time.Has("person_id", person))
            ? Problems.Conflict("The person who is assigned has recorded time on the offering.")
            : null;
    }

    private static bool IsOfferingRole(OperationCall call)
        => string.Equals(call.Resource!.Template.Key, KnownPaths.OfferingRoles, StringComparison.Ordinal);
}
