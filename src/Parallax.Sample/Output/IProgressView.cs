namespace Parallax.Sample.Output;

/// <summary>Shows how far a run has come: as bars on a terminal, as lines in a log.</summary>
internal interface IProgressView
{
    /// <summary>Does <paramref name="run"/>, and shows its steps meanwhile. Nothing else should write to the screen until it ends.</summary>
    Task RunAsync(Func<Task> run);

    /// <summary>Does <paramref name="work"/>, a step of the run, and shows its progress meanwhile.</summary>
    Task<T> StepAsync<T>(string title, Func<IProgressStep, Task<T>> work);
}
