using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Answers what was seeded; before that, the figures of something with which nothing has happened yet.</summary>
internal sealed class SingletonHandler(EntityStore store, EntityFiller filler) : IOperationHandler
{
    public Answer Handle(OperationCall call, ApiResource resource)
    {
        if (store.Rows(call.CollectionPath) is [var row, ..])
        {
            return Answer.Json(call.Operation.SuccessStatus, row.Utf8);
        }

        var figures = new JsonObject(resource.Entity.Members
            .Where(member => member.Value.Type is "object" or "number" or "integer")
            .Select(member => KeyValuePair.Create(member.Key, ExampleMaker.Zero(member.Value))));
        return Answer.Json(call.Operation.SuccessStatus, filler.Create(resource, figures, call.PathMembers));
    }
}
