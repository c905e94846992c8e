namespace Parallax.Testing;

internal sealed class DeleteHandler(EntityStore store, RuleBook rules, ChangeFeed changes) : IOperationHandler
{
    public Answer Handle(OperationCall call, ApiResource resource)
    {
        if (store.Find(call.CollectionPath, call.ItemId!) is not { } row)
        {
            return Problems.NotFound($"There is no {resource.Noun} with the id {call.ItemId}.");
        }

        if (rules.OnDelete(call, row.Value) is { } refusal)
        {
            return refusal;
        }

        store.Remove(row);
        changes.Deleted(row);
        return call.Operation.Answer is null
            ? Answer.Empty(call.Operation.SuccessStatus)
            : Answer.Json(call.Operation.SuccessStatus, row.Utf8);
    }
}
