namespace Parallax.Tests.Smoke;

/// <summary>A line as soon as a call is done, in columns: for pipes, files and build servers.</summary>
internal sealed class PlainReport(TextWriter output) : ISmokeReport
{
    private static readonly int LongestName = SmokeSteps.All.Max(step => step.Operation.Length);

    private bool _hasHeadings;

    public void Add(SmokeResult result)
    {
        if (!_hasHeadings)
        {
            Write(Cells.Headings);
        }

        _hasHeadings = true;
        Write(Cells.Of(result));
    }

    public void Close()
    {
    }

    private void Write(IReadOnlyList<string> cells)
        => output.WriteLine($"{cells[0].PadRight(LongestName)}  {cells[1],6}  {cells[2],8}  {cells[3]}");
}
