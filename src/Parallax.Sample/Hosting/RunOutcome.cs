namespace Parallax.Sample.Hosting;

/// <summary>Carries the exit code from the worker, where it is known, to the host, which returns it.</summary>
internal sealed class RunOutcome
{
    /// <summary>A failure until the worker says otherwise: a worker that dies must not look like one that is done.</summary>
    public int ExitCode { get; set; } = ExitCodes.Failure;
}
