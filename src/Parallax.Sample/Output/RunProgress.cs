using Spectre.Console;

namespace Parallax.Sample.Output;

/// <summary>Shows how far a run has come: as bars on a terminal, as lines in a pipe or a build log.</summary>
/// <remarks>The lines are not left to Spectre.Console: in a pipe it is silent about steps that are quick, and counts nothing.</remarks>
internal sealed class RunProgress(IAnsiConsole console, TimeProvider time)
{
    private ProgressContext? _bars;

    /// <summary>Does <paramref name="run"/>, and shows its steps meanwhile. Nothing else should write to the screen until it ends.</summary>
    public Task RunAsync(Func<Task> run) => !console.IsTerminal() ? run() : console.Progress()
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = 32 },
            new PercentageColumn(),
            new ElapsedTimeColumn(),
            new SpinnerColumn())
        .StartAsync(bars =>
        {
            _bars = bars;
            return run();
        });

    /// <summary>Does <paramref name="work"/>, a step of the run, and shows its progress meanwhile.</summary>
    public async Task<T> StepAsync<T>(string title, Func<ProgressStep, Task<T>> work)
    {
        var step = new ProgressStep(title, _bars?.AddTask(Markup.Escape(title)).IsIndeterminate(), console, time);
        var result = await work(step);
        step.Finish();
        return result;
    }
}
