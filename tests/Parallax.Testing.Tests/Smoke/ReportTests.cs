using Spectre.Console;

namespace Parallax.Tests.Testing.Smoke;

internal sealed class ReportTests
{
    private static readonly SmokeResult[] Results =
    [
        new("ListTags", Verdict.Ok, 200, TimeSpan.FromMilliseconds(12.6), "ok"),
        new("GetProjectOfferingMetricsById", Verdict.Failed, null, TimeSpan.FromSeconds(10), "no [complete] answer within 10 s"),
        new("GetRateCard", Verdict.NoData, null, TimeSpan.Zero, "no data: there is no rate card to call it with"),
    ];

    [Test]
    public void In_a_pipe_the_columns_are_in_line_and_each_call_is_shown_when_it_is_done()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var report = new PlainReport(output);
        foreach (var result in Results)
        {
            report.Add(result);
        }

        Assert.That(output.ToString(), Is.EqualTo("""
            Operation                      Status      Time  Result
            ListTags                          200     13 ms  ok
            GetProjectOfferingMetricsById       -  10000 ms  no [complete] answer within 10 s
            GetRateCard                         -         -  no data: there is no rate card to call it with

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void On_a_terminal_there_is_a_table()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 120;
        var report = new TableReport(console);
        foreach (var result in Results)
        {
            report.Add(result);
        }

        report.Close();

        var rows = output.ToString()
            .Split('\n')
            .Where(line => line.Contains('│', StringComparison.Ordinal))
            .Select(line => line.Split('│', StringSplitOptions.TrimEntries)[1..5]);
        Assert.That(rows, Is.EqualTo(new[]
        {
            new[] { "Operation", "Status", "Time", "Result" },
            ["ListTags", "200", "13 ms", "ok"],
            ["GetProjectOfferingMetricsById", "-", "10000 ms", "no [complete] answer within 10 s"],
            ["GetRateCard", "-", "-", "no data: there is no rate card to call it with"],
        }));
    }
}
