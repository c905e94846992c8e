using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;

namespace Parallax.Sample.Output;

/// <summary>
/// Keeps a name such as <c>=HYPERLINK(…)</c>, which anyone who may enter a client can think up, from being run as a formula
/// when the file is opened in a spreadsheet. Numbers do not pass through here: -3.5 stays a number.
/// </summary>
internal sealed class SpreadsheetText : StringConverter
{
    public override string? ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData)
    {
        var text = base.ConvertToString(value, row, memberMapData);
        return text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
    }
}
