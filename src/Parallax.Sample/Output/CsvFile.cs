using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Parallax.Sample.Output;

/// <summary>A CSV file that is there in full, or not at all.</summary>
internal static class CsvFile
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Writes the rows as they come, so that their number does not matter, and gives their number.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is complete.</param>
    /// <param name="rows">The rows. The properties of <typeparamref name="T"/>, in their order, are the columns.</param>
    /// <param name="cancellationToken">Stops the writing, and leaves nothing behind.</param>
    public static async Task<long> WriteAsync<T>(string path, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // In the same folder, since a move between file systems is a copy.
        var unfinished = $"{path}.tmp";
        try
        {
            var count = await WriteRowsAsync(unfinished, rows, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<long> WriteRowsAsync<T>(string path, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var csv = new CsvWriter(new StreamWriter(path), Configuration);
        csv.Context.TypeConverterCache.AddConverter<string>(new SpreadsheetText());
        csv.Context.TypeConverterOptionsCache.GetOptions<DateOnly?>().Formats = ["yyyy-MM-dd"];

        // 8 and 8.0 are the same number, whichever of them the server writes.
        csv.Context.TypeConverterOptionsCache.GetOptions<decimal>().Formats = ["G29"];
        csv.Context.TypeConverterOptionsCache.GetOptions<decimal?>().Formats = ["G29"];

        // Row by row: CsvWriter.WriteRecordsAsync would wrap what the reading of a row throws into an exception of its own,
        // and nobody could tell any more a server that refuses from a key that was pressed.
        csv.WriteHeader<T>();
        await csv.NextRecordAsync();
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            csv.WriteRecord(row);
            await csv.NextRecordAsync();
            count++;
        }

        return count;
    }
}
