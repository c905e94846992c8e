using System.Text.Json;

namespace Parallax.Testing;

/// <summary>Writes the envelope of a page. The rows are copied as the bytes that they are kept as.</summary>
internal static class PageWriter
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<StoredObject> rows, long page, int size)
    {
        var first = Math.Min(page - 1, rows.Count) * size;
        var count = (int)Math.Clamp(rows.Count - first, 0, size);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", count);
            writer.WriteNumber("total", rows.Count);
            writer.WriteNumber("page", page);
            writer.WriteNumber("total_pages", ((long)rows.Count + size - 1) / size);
            writer.WriteNumber("page_size", size);
            writer.WriteStartArray("results");
            for (var place = 0; place < count; place++)
            {
                writer.WriteRawValue(rows[(int)first + place].Utf8, skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
