namespace Parallax.Sample.Arguments;

/// <summary>What the command line asks for.</summary>
internal sealed record SampleArguments
{
    public Command Command { get; init; } = Command.Sync;

    /// <summary>Where the two files go.</summary>
    public string Output { get; init; } = Path.Combine("artifacts", "sample");

    /// <summary>Whether a server other than the emulator may be written to.</summary>
    public bool Write { get; init; }

    /// <summary>Where <c>serve</c> listens, on the own machine.</summary>
    public int Port { get; init; } = 5080;
}
