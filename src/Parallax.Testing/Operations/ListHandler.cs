using System.Text.Json.Nodes;

namespace Parallax.Testing;

internal sealed class ListHandler(EntityStore store, RuleBook rules) : IOperationHandler
{
    private const int DefaultPageSize = 500;

    public Answer Handle(OperationCall call, ApiResource resource)
    {
        rules.OnList(call);
        var filter = new ListFilter(call, resource.Entity);
        var rows = store.Rows(call.CollectionPath);
        if (!filter.IsEmpty)
        {
            rows = [.. rows.Where(row => filter.Matches(row.Value))];
        }

        var page = Math.Max(1, Number(call, "page") ?? 1);
        var size = (int)Math.Clamp(Number(call, "page_size") ?? LargestPage(call.Operation), 1, int.MaxValue);
        return Answer.Json(call.Operation.SuccessStatus, PageWriter.Write(rows, page, size));
    }

    /// <summary>The documented default is also the documented limit, and a description may state just the one.</summary>
    private static long LargestPage(ApiOperation operation)
        => operation.Parameters.FirstOrDefault(parameter => parameter.Name is "page_size")?.Schema.Keyword("maximum")?.GetValue<long>()
            ?? DefaultPageSize;

    private static long? Number(OperationCall call, string name)
        => (call.Parameters.GetValueOrDefault(name) as JsonValue)?.GetValue<long>();
}
