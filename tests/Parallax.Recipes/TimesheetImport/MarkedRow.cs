using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parallax.Recipes.TimesheetImport;

/// <summary>A row and the mark by which it is known again, in the journal and in the description at the server.</summary>
public sealed record MarkedRow(TimesheetRow Row, string Marker)
{
    // begin-snippet: marker
    /// <summary>Marks rows by what they say, so the order of the file does not matter; of equal rows each has its own mark.</summary>
    public static IEnumerable<MarkedRow> Of(IEnumerable<TimesheetRow> rows)
        => rows.GroupBy(row => row).SelectMany(equal => equal.Select((row, number) => new MarkedRow(row, MarkerOf(row, number))));

    public CreateActualTime ToBody() => new()
    {
        PersonId = Row.PersonId,
        ProjectId = Row.ProjectId,
        ProjectOfferingId = Row.OfferingId,
        RecordedDate = Row.Day,
        Hours = Row.Hours,
        Billable = Row.Billable,
        Description = $"{Row.Note} [{Marker}]",
    };

    public bool IsMarkOf(ActualTime entry) => entry.Description?.Contains($"[{Marker}]", StringComparison.Ordinal) is true;
    // end-snippet

    private static string MarkerOf(TimesheetRow row, int number)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.PersonId}|{row.ProjectId}|{row.OfferingId}|{row.Day:O}|{row.Hours:0.######}|{row.Billable}|{row.Note}|{number}");
        return $"ts-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6))}";
    }
}
