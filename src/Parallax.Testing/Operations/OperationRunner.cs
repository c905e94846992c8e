using Parallax.Testing.Http;

namespace Parallax.Testing.Operations;

/// <summary>Carries operations out, in one of the emulator's modes.</summary>
internal abstract class OperationRunner
{
    /// <summary>Gets a value indicating whether a request is to be checked against the description first.</summary>
    public abstract bool ChecksRequests { get; }

    /// <summary>Gets a value indicating whether what is written can be read afterwards.</summary>
    public abstract bool Remembers { get; }

    public abstract Answer Run(OperationCall call);
}
