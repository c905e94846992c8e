using Spectre.Console;
using static System.FormattableString;

namespace Parallax.Sample.Output;

/// <summary>A line for each finished step, and one every ten seconds for a step that takes long: for pipes and build logs.</summary>
internal sealed class ProgressLines(IAnsiConsole console, TimeProvider time) : IProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public Task RunAsync(Func<Task> run) => run();

    public async Task<T> StepAsync<T>(string title, Func<IProgressStep, Task<T>> work)
    {
        var step = new Step(title, console, time);
        var result = await work(step);
        step.Finish();
        return result;
    }

    private sealed class Step(string title, IAnsiConsole console, TimeProvider time) : IProgressStep
    {
        private readonly long _start = time.GetTimestamp();
        private long _lastLine = time.GetTimestamp();
        private long _expected;
        private long _done;

        public void Expect(long items) => _expected += items;

        public void Advance(long items = 1)
        {
            _done += items;
            if (time.GetElapsedTime(_lastLine) >= Interval)
            {
                _lastLine = time.GetTimestamp();
                Write(_expected > 0 ? Invariant($"{_done:N0} of {_expected:N0}") : Invariant($"{_done:N0} so far"));
            }
        }

        public void Finish() => Write(Invariant($"{_done:N0} done in {time.GetElapsedTime(_start).TotalSeconds:0.0} s"));

        private void Write(string progress) => console.PlainLine($"{title}: {progress}");
    }
}
