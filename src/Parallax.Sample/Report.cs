using Spectre.Console;
using static System.FormattableString;

namespace Parallax.Sample;

/// <summary>What the user sees of a run: its steps, as bars on a terminal and as lines elsewhere, and what it came to.</summary>
internal sealed class Report(TimeProvider time)
{
    private static readonly bool IsTerminal
        = AnsiConsole.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } };

    private readonly OrderedDictionary<string, (long Read, long Written)> _rows = new(StringComparer.Ordinal);
    private (string Title, long Begun, long LastLine, long Done, long Expected, long CallsBefore) _step;
    private ProgressContext? _bars;
    private ProgressTask? _bar;
    private long _calls;

    /// <summary>When the run began.</summary>
    public DateTimeOffset Now { get; } = time.GetLocalNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.Date);

    /// <summary>How full the rate limit is: most of a long run is waiting for it.</summary>
    public Func<ParallaxRateLimitStatus> Limit { private get; set; } = static () => ParallaxRateLimitStatus.Disabled;

    /// <summary>What stands on the server by now, in words. After a failure one wants to know how far it came.</summary>
    public List<string> Changes { get; } = [];

    public void Read(string what, long rows = 1) => Add(what, rows, written: 0);

    public void Written(string what, long rows) => Add(what, read: 0, rows);

    /// <summary>An object was created or changed on the server, which may complete some of what was expected of the step.</summary>
    public void Changed(string what, string change, int done = 0)
    {
        Changes.Add(change);
        Written(what, 1);
        Advance(done);
    }

    /// <summary>Does a run, shows its steps, and then what it came to. Nothing else should write to the screen meanwhile.</summary>
    public async Task ShowAsync(Func<Task> run)
    {
        await (!IsTerminal ? run() : AnsiConsole.Progress().StartAsync(bars => { _bars = bars; return run(); }));
        WriteTable();
    }

    /// <summary>Does a step of the run, and shows its progress.</summary>
    public async Task StepAsync(string title, Func<Task> work)
    {
        _step = (title, time.GetTimestamp(), time.GetTimestamp(), 0, 0, Volatile.Read(ref _calls));
        _bar = _bars?.AddTask(Markup.Escape(title)).IsIndeterminate();
        await work();
        if (_bar is { } bar)
        {
            bar.Description = Markup.Escape(title);
            bar.IsIndeterminate(indeterminate: false).MaxValue(bar.Value).StopTask();
        }

        WriteLine(Invariant($"{title}: {_step.Done:N0} done in {time.GetElapsedTime(_step.Begun).TotalSeconds:0.0} s"));
    }

    /// <summary>So many more items will come in this step. Without a number it shows that it is busy, and no percentage.</summary>
    public void Expect(long items)
    {
        // A bar that is full counts as finished. More may turn up, so it is never quite full before the step is over.
        _step.Expected += items;
        _bar?.IsIndeterminate(indeterminate: false).MaxValue(_step.Expected + 0.001);
    }

    public void Advance(long items)
    {
        _step.Done += items;
        var end = End();
        if (_bar is { } bar)
        {
            bar.Increment(items);
            bar.Description = Markup.Escape(_step.Title + end);
        }

        if (time.GetElapsedTime(_step.LastLine) >= TimeSpan.FromSeconds(10))
        {
            _step.LastLine = time.GetTimestamp();
            var ofAll = _step.Expected > 0 ? Invariant($"of {_step.Expected:N0}") : "so far";
            WriteLine(Invariant($"{_step.Title}: {_step.Done:N0} {ofAll}{end}"));
        }
    }

    // As many calls for each item as so far, at the pace of the limit or that of the responses so far, whichever is slower. A time of day
    // stays true while the step waits for the next window.
    private string End()
    {
        var left = _step.Expected - _step.Done;
        if (left <= 0 || _step.Done == 0)
        {
            return "";
        }

        var calls = Math.Ceiling((double)(Volatile.Read(ref _calls) - _step.CallsBefore) / _step.Done * left);
        var byLimit = Limit().Estimate((int)Math.Min(calls, int.MaxValue));
        var byResponses = time.GetElapsedTime(_step.Begun) / _step.Done * left;
        var wait = byLimit > byResponses ? byLimit : byResponses;
        return wait < TimeSpan.FromSeconds(10)
            ? ""
            : Invariant($", about {Math.Ceiling(wait.TotalMinutes):N0} min to go, until {time.GetLocalNow() + wait:HH:mm}");
    }

    private void Add(string what, long read, long written)
        => _rows[what] = (_rows.GetValueOrDefault(what).Read + read, _rows.GetValueOrDefault(what).Written + written);

    private void WriteTable()
    {
        var table = new Table { Border = IsTerminal ? TableBorder.Rounded : TableBorder.Ascii }
            .AddColumns(new TableColumn(""), new TableColumn("Rows read").RightAligned(), new TableColumn("Rows written").RightAligned());
        foreach (var (what, rows) in _rows)
        {
            table.AddRow(Markup.Escape(what), Invariant($"{rows.Read:#,#}"), Invariant($"{rows.Written:#,#}"));
        }

        table.AddEmptyRow();
        var (read, written) = (_rows.Values.Sum(rows => rows.Read), _rows.Values.Sum(rows => rows.Written));
        table.AddRow("Total", Invariant($"{read:#,#}"), Invariant($"{written:#,#}"));
        table.AddRow("Calls made", Invariant($"{_calls:#,#}"), "");
        table.AddRow("Time taken", Invariant($"{(time.GetLocalNow() - Now).TotalSeconds:0.0} s"), "");
        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
    }

    // Lines are not left to Spectre.Console, which in a pipe is silent about quick steps, and counts nothing.
    private void WriteLine(string line) => (_bar is null ? Console.Out : TextWriter.Null).WriteLine(line);

    /// <summary>A handler of one's own. It stands next to the network: an attempt that the client repeats counts again.</summary>
    public sealed class CallCounter(Report report) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref report._calls);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
