using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;
using static System.Globalization.CultureInfo;

namespace Parallax.Sample;

/// <summary>A CSV file that is there in full, or not at all.</summary>
internal static class CsvFile
{
    /// <summary>Writes the lines as they come, so that their number does not matter, and gives their number.</summary>
    public static async Task<long> WriteAsync(string path, IAsyncEnumerable<object?[]> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // In the same folder, since a move between file systems is a copy.
        var (unfinished, count) = ($"{path}.tmp", 0L);
        try
        {
            await using (var csv = new CsvWriter(new StreamWriter(unfinished), new CsvConfiguration(InvariantCulture) { NewLine = "\n" }))
            {
                csv.Context.TypeConverterCache.AddConverter<string>(new SpreadsheetText());
                csv.Context.TypeConverterOptionsCache.GetOptions<DateOnly>().Formats = ["yyyy-MM-dd"];

                // 8 and 8.0 are the same number, whichever of them the server writes.
                csv.Context.TypeConverterOptionsCache.GetOptions<decimal>().Formats = ["G29"];
                await foreach (var line in lines)
                {
                    Array.ForEach(line, csv.WriteField);
                    await csv.NextRecordAsync();
                    count++;
                }
            }

            File.Move(unfinished, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Keeps a spreadsheet from running a name such as <c>=HYPERLINK(…)</c>. Numbers do not pass here: -3.5 stays one.</summary>
    private sealed class SpreadsheetText : StringConverter
    {
        public override string? ConvertToString(object? value, IWriterRow row, MemberMapData data)
            => value is string and ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : base.ConvertToString(value, row, data);
    }
}
