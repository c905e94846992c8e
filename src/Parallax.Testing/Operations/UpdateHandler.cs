namespace Parallax.Testing;

internal sealed class UpdateHandler(EntityStore store, EntityFiller filler, RuleBook rules, ChangeFeed changes) : IOperationHandler
{
    public Answer Handle(OperationCall call, ApiResource resource)
    {
        if (Find(call) is not { } row)
        {
            return Problems.NotFound($"There is no {resource.Noun} with the id {call.ItemId}.");
        }

        var (after, notClearable) = filler.Change(resource, row.Value, call.Body ?? []);
        if (after is null)
        {
            var errors = new FieldErrors();
            errors.Add(notClearable!, "Cannot be cleared.");
            return Problems.Invalid(errors);
        }

        if (rules.OnUpdate(call, row.Value, after) is { } refusal)
        {
            return refusal;
        }

        var before = row.Value;
        row.Replace(after);
        changes.Modified(row, before);
        return call.Operation.Answer is null
            ? Answer.Empty(call.Operation.SuccessStatus)
            : Answer.Json(call.Operation.SuccessStatus, row.Utf8);
    }

    private StoredObject? Find(OperationCall call)
    {
        if (call.ItemId is { } id)
        {
            return store.Find(call.CollectionPath, id);
        }

        return store.Rows(call.CollectionPath) is [var single, ..] ? single : null;
    }
}
