using System.Globalization;

namespace Parallax.Benchmarks.Harness;

/// <summary>A table in Markdown, its columns aligned so that it also reads well as text.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [columns];

    public void Add(params object[] cells)
        => _rows.Add([.. cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!)]);

    public void Print()
    {
        var widths = columns.Select((_, column) => _rows.Max(row => row[column].Length)).ToList();
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        PrintRow(_rows[0], widths);
        var rules = widths.Select((width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ':');
        Console.WriteLine($"|{string.Join('|', rules)}|");
        foreach (var row in _rows.Skip(1))
        {
            PrintRow(row, widths);
        }
    }

    private static void PrintRow(string[] row, List<int> widths)
    {
        var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }
}
