namespace Parallax.Testing;

internal sealed class GetHandler(EntityStore store) : IOperationHandler
{
    public Answer Handle(OperationCall call, ApiResource resource)
        => store.Find(call.CollectionPath, call.ItemId!) is { } row
            ? Answer.Json(call.Operation.SuccessStatus, row.Utf8)
            : Problems.NotFound($"There is no {resource.Noun} with the id {call.ItemId}.");
}
