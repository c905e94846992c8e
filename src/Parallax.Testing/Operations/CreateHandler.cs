namespace Parallax.Testing;

internal sealed class CreateHandler(EntityStore store, EntityFiller filler, RuleBook rules, ChangeFeed changes) : IOperationHandler
{
    public Answer Handle(OperationCall call, ApiResource resource)
    {
        var created = filler.Create(resource, call.Body ?? [], call.PathMembers);
        if (rules.OnCreate(call, created) is { } refusal)
        {
            return refusal;
        }

        var row = store.Add(store.Collection(resource, call.CollectionPath), created);
        changes.Created(row);
        return Answer.Json(call.Operation.SuccessStatus, row.Utf8);
    }
}
