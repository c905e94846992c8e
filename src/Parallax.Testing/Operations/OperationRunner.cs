using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Carries operations out, in one of the emulator's modes.</summary>
internal abstract class OperationRunner
{
    /// <summary>Gets a value indicating whether a request is to be checked against the description first.</summary>
    public abstract bool ChecksRequests { get; }

    /// <summary>Gets a value indicating whether what is written can be read afterwards.</summary>
    public abstract bool Remembers { get; }

    public abstract Answer Run(OperationCall call);
}

/// <summary>The answer that the description itself gives as an example.</summary>
internal static class SampleAnswer
{
    public static Answer For(ApiOperation operation)
        => operation.Answer is { } schema
            ? Answer.Json(operation.SuccessStatus, ExampleMaker.Example(schema) ?? new JsonObject())
            : Answer.Empty(operation.SuccessStatus);
}
