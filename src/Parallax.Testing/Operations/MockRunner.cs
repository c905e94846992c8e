using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Answers as the vendor's mock server does: from the examples, whatever was asked.</summary>
internal sealed class MockRunner : OperationRunner
{
    public override bool ChecksRequests => false;

    public override bool Remembers => false;

    public override Answer Run(OperationCall call)
    {
        var operation = call.Operation;
        if (operation.Kind is not OperationKind.List)
        {
            return SampleAnswer.For(operation);
        }

        var page = (JsonObject)ExampleMaker.Zero(operation.Answer!)!;
        var row = operation.Answer!.Members["results"].Items is { } items ? ExampleMaker.Example(items) : null;
        page["results"] = new JsonArray(row);
        return Answer.Json(operation.SuccessStatus, page);
    }
}
