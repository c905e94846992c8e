using Spectre.Console;
using static System.FormattableString;

namespace Parallax.Sample.Output;

/// <summary>A step under way: a bar or, where there is none, a line at its end, and one every ten seconds until then.</summary>
internal sealed class ProgressStep(string title, ProgressTask? bar, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly long _start = time.GetTimestamp();
    private long _lastLine = time.GetTimestamp();
    private long _expected;
    private long _done;

    /// <summary>So many more items will come. A step of which nothing is known shows that it is busy, and no percentage.</summary>
    public void Expect(long items)
    {
        _expected += items;

        // A bar that is full counts as finished. More may turn up, so it is never quite full before the step is over.
        bar?.IsIndeterminate(indeterminate: false).MaxValue(_expected + 0.001);
    }

    /// <summary>So many more items are done.</summary>
    public void Advance(long items = 1)
    {
        _done += items;
        bar?.Increment(items);
        if (bar is null && time.GetElapsedTime(_lastLine) >= Interval)
        {
            _lastLine = time.GetTimestamp();
            Write(_expected > 0 ? Invariant($"{_done:N0} of {_expected:N0}") : Invariant($"{_done:N0} so far"));
        }
    }

    /// <summary>However much was expected: it is done.</summary>
    public void Finish()
    {
        bar?.IsIndeterminate(indeterminate: false).MaxValue(bar.Value).StopTask();
        if (bar is null)
        {
            Write(Invariant($"{_done:N0} done in {time.GetElapsedTime(_start).TotalSeconds:0.0} s"));
        }
    }

    private void Write(string progress) => console.PlainLine($"{title}: {progress}");
}
