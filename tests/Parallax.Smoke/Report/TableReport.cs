using Spectre.Console;

namespace Parallax.Tests.Smoke;

/// <summary>A table, for somebody at a terminal.</summary>
internal sealed class TableReport : ISmokeReport
{
    private readonly IAnsiConsole _console;
    private readonly Table _table = new Table().RoundedBorder();

    public TableReport(IAnsiConsole console)
    {
        _console = console;
        foreach (var heading in Cells.Headings)
        {
            _table.AddColumn(heading);
        }

        _table.Columns[1].RightAligned();
        _table.Columns[2].RightAligned();
    }

    public void Add(SmokeResult result)
    {
        var colour = result.Verdict switch
        {
            Verdict.Ok => "green",
            Verdict.Failed => "red",
            _ => "yellow",
        };
        var cells = Cells.Of(result).Select(Markup.Escape).ToList();
        _table.AddRow(cells[0], cells[1], cells[2], $"[{colour}]{cells[3]}[/]");
    }

    public void Close() => _console.Write(_table);
}
