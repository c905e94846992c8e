using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// Time is recorded on an offering; the role is the one that the person has there. Who has none gets one, made from the person's
/// default role.
/// </summary>
internal sealed class ActualTimeRole(ApiDescription description, EntityStore store, EntityFiller filler, ChangeFeed changes) : BusinessRule
{
    private const string Member = "project_offering_role_id";

    public override Answer? OnCreate(OperationCall call, JsonObject created)
    {
        if (!string.Equals(call.Resource!.Template.Key, KnownPaths.ActualTime, StringComparison.Ordinal)
            || description.Resources.FirstOrDefault(resource => resource.Template.Key is KnownPaths.OfferingRoles) is not { } roles
            || created["project_id"]?.ToString() is not { } project
            || created["project_offering_id"]?.ToString() is not { } offering
            || created["person_id"]?.ToString() is not { } person)
        {
            return null;
        }

        var offerings = $"/v1/projects/{project}/offerings";
        if (store.Find(offerings, offering) is null)
        {
            return Problems.Unprocessable("project_offering_id names an offering of another project.");
        }

        var path = $"{offerings}/{offering}/roles";
        created[Member] = (store.Rows(path).FirstOrDefault(role => IsAssigned(role, person)) ?? Add(roles, path, person)).Id;
        return null;
    }

    private static bool IsAssigned(StoredObject role, string person)
        => role.Value["assignment"] is JsonObject assignment
            && string.Equals(assignment["id"]?.ToString(), person, StringComparison.OrdinalIgnoreCase);

    private StoredObject Add(ApiResource roles, string path, string person)
    {
        var role = new JsonObject { ["assignment"] = new JsonObject { ["id"] = person, ["type"] = "person" } };
        if (store.Find(KnownPaths.People, person)?.Value["role_id"] is { } defaultRole)
        {
            role["role_id"] = defaultRole.DeepClone();
        }

        var added = store.Add(
            store.Collection(roles, path), filler.Create(roles, role, new Dictionary<string, JsonNode>(StringComparer.Ordinal)));
        changes.Created(added);
        return added;
    }
}
