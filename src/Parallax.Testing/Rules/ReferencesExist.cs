using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// What a body refers to has to be there. A member <c>client_id</c> refers to the kind that the description calls Client; an object
/// of <c>id</c> and <c>type</c> refers to the kind that its type names.
/// </summary>
internal sealed class ReferencesExist(ApiDescription description, EntityStore store) : BusinessRule
{
    public override Answer? OnCreate(OperationCall call, JsonObject created) => Check(call.Body);

    public override Answer? OnUpdate(OperationCall call, JsonObject before, JsonObject after) => Check(call.Body);

    private Answer? Check(JsonObject? body)
        => (body ?? [])
            .Select(member => member.Value switch
            {
                JsonValue id => Check(member.Key, member.Key, id),
                JsonObject reference when reference["id"] is JsonValue id && reference["type"] is JsonValue type
                    => Check($"{member.Key}.id", $"{type}_id", id),
                _ => null,
            })
            .FirstOrDefault(refusal => refusal is not null);

    private Answer? Check(string field, string referenceName, JsonValue id)
    {
        var kinds = description.ReferredBy(referenceName).ToList();
        return kinds.Count == 0 || kinds.Exists(kind => store.Find(kind, id.ToString()) is not null)
            ? null
            : Problems.Unprocessable($"{field} names a {kinds[0].Noun} that does not exist: {id}.");
    }
}
