using Spectre.Console;

namespace Parallax.Sample.Output;

/// <summary>A bar for each step, one below the other.</summary>
internal sealed class ProgressBars(IAnsiConsole console) : IProgressView
{
    private ProgressContext? _bars;

    public Task RunAsync(Func<Task> run)
        => console.Progress()
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

    public async Task<T> StepAsync<T>(string title, Func<IProgressStep, Task<T>> work)
    {
        var bars = _bars ?? throw new InvalidOperationException("A step belongs into RunAsync.");
        var bar = bars.AddTask(Markup.Escape(title), autoStart: true, maxValue: Step.Remainder).IsIndeterminate();
        var result = await work(new Step(bar));

        // However much was expected: it is done.
        bar.IsIndeterminate(indeterminate: false).MaxValue = bar.Value;
        bar.StopTask();
        return result;
    }

    private sealed class Step(ProgressTask bar) : IProgressStep
    {
        /// <summary>A bar that is full counts as finished. More may turn up, so it is not full before the step is over.</summary>
        public const double Remainder = 0.001;

        public void Expect(long items)
        {
            bar.MaxValue += items;
            bar.IsIndeterminate = false;
        }

        public void Advance(long items = 1) => bar.Increment(items);
    }
}
