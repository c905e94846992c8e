using Parallax.Testing.Description;
using Parallax.Testing.Http;
using Parallax.Testing.Store;

namespace Parallax.Testing.Operations;

internal sealed class GetHandler(EntityStore store) : IOperationHandler
{
    public Answer Handle(OperationCall call, ApiResource resource) =>
        store.Find(call.CollectionPath, call.ItemId!) is { } row
            ? Answer.Json(call.Operation.SuccessStatus, row.Utf8)
            : Problems.NotFound($"There is no {resource.Noun} with the id {call.ItemId}.");
}
