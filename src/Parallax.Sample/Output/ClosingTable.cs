using System.Globalization;
using Spectre.Console;

namespace Parallax.Sample.Output;

/// <summary>What the run came to.</summary>
internal sealed class ClosingTable(IAnsiConsole console, Tally tally)
{
    public void Write(TimeSpan taken)
    {
        var table = new Table { Border = console.IsTerminal() ? TableBorder.Rounded : TableBorder.Ascii }
            .AddColumn("")
            .AddColumn("Rows read", column => column.RightAligned())
            .AddColumn("Rows written", column => column.RightAligned());
        foreach (var line in tally.Lines)
        {
            table.AddRow(Markup.Escape(line.What), Number(line.Read), Number(line.Written));
        }

        table.AddEmptyRow();
        table.AddRow("Total", Number(tally.Lines.Sum(line => line.Read)), Number(tally.Lines.Sum(line => line.Written)));
        table.AddRow("Calls made", Number(tally.Calls), "");
        table.AddRow("Time taken", string.Create(CultureInfo.InvariantCulture, $"{taken.TotalSeconds:0.0} s"), "");

        console.WriteLine();
        console.Write(table);
    }

    private static string Number(long count) => count == 0 ? "" : count.ToString("N0", CultureInfo.InvariantCulture);
}
