using System.Text.Json.Nodes;
using Parallax.Testing.Description;
using Parallax.Testing.Examples;
using Parallax.Testing.Http;

namespace Parallax.Testing.Operations;

/// <summary>The answer that the description itself gives as an example.</summary>
internal static class SampleAnswer
{
    public static Answer For(ApiOperation operation) =>
        operation.Answer is { } schema ? Answer.Json(operation.SuccessStatus, ExampleMaker.Example(schema) ?? new JsonObject()) : Answer.Empty(operation.SuccessStatus);
}
