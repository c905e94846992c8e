using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Something that the API does beyond what its description says. Rules see the store as it was before the call.</summary>
internal abstract class BusinessRule
{
    /// <summary>Adds to the parameters of a list what the server assumes.</summary>
    public virtual void OnList(OperationCall call)
    {
    }

    /// <summary>Refuses a new object, or adds to it.</summary>
    public virtual Answer? OnCreate(OperationCall call, JsonObject created) => null;

    public virtual Answer? OnUpdate(OperationCall call, JsonObject before, JsonObject after) => null;

    public virtual Answer? OnDelete(OperationCall call, JsonObject deleted) => null;
}
