namespace Parallax.Testing;

/// <summary>Carries operations out on the store, one at a time.</summary>
internal sealed class StatefulRunner : OperationRunner
{
    private readonly ApiDescription _description;
    private readonly EntityStore _store;
    private readonly Dictionary<OperationKind, IOperationHandler> _handlers;

    public StatefulRunner(ApiDescription description, EntityStore store, EntityFiller filler, RuleBook rules, ChangeFeed changes)
    {
        _description = description;
        _store = store;
        _handlers = new Dictionary<OperationKind, IOperationHandler>
        {
            [OperationKind.List] = new ListHandler(store, rules),
            [OperationKind.Create] = new CreateHandler(store, filler, rules, changes),
            [OperationKind.Get] = new GetHandler(store),
            [OperationKind.Update] = new UpdateHandler(store, filler, rules, changes),
            [OperationKind.Delete] = new DeleteHandler(store, rules, changes),
            [OperationKind.Singleton] = new SingletonHandler(store, filler),
        };
    }

    public override bool ChecksRequests => true;

    public override bool Remembers => true;

    public override Answer Run(OperationCall call)
    {
        lock (_store.Gate)
        {
            if (MissingAncestor(call) is { } missing)
            {
                return missing;
            }

            return call.Resource is { } resource && _handlers.TryGetValue(call.Operation.Kind, out var handler)
                ? handler.Handle(call, resource)
                : SampleAnswer.For(call.Operation);
        }
    }

    private Answer? MissingAncestor(OperationCall call)
    {
        foreach (var (resource, place) in _description.Ancestors(call.Operation.Template))
        {
            if (_store.Find(OperationCall.PathUpTo(call.Path, place), call.Path[place]) is null)
            {
                return Problems.NotFound($"There is no {resource.Noun} with the id {call.Path[place]}.");
            }
        }

        return null;
    }
}
