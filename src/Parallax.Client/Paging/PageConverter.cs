using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace Parallax;

/// <summary>Reads and writes a <see cref="ParallaxPage{T}"/> with Newtonsoft.Json; its rows as the serializer does by itself.</summary>
internal sealed class PageConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(IPageForm).IsAssignableFrom(objectType);

    [UnconditionalSuppressMessage(
        "Trimming", "IL2067", Justification = "Newtonsoft.Json alone calls this, and tells those who trim that it needs reflection.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "As before.")]
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonToken.StartObject)
        {
            throw new JsonSerializationException("a page: an object was expected");
        }

        object? rows = null;
        var number = 1;
        long? size = null, total = null, totalPages = null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            switch (name)
            {
                case "results":
                    rows = serializer.Deserialize(reader, objectType.GetProperty(nameof(ParallaxPage<object>.Items))!.PropertyType);
                    break;
                case "page":
                    number = serializer.Deserialize<int?>(reader) ?? 1;
                    break;
                case "page_size":
                    size = serializer.Deserialize<long?>(reader);
                    break;
                case "total":
                    total = serializer.Deserialize<long?>(reader);
                    break;
                case "total_pages":
                    totalPages = serializer.Deserialize<long?>(reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return rows is null
            ? throw new JsonSerializationException("a page: 'results' is missing")
            : Activator.CreateInstance(objectType, rows, number, size, total, totalPages);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var page = (IPageForm)value!;
        writer.WriteStartObject();
        Write("count", page.Count);
        Write("total", page.Total);
        Write("page", page.Number);
        Write("total_pages", page.TotalPages);
        Write("page_size", page.Size);
        writer.WritePropertyName("results");
        writer.WriteStartArray();
        foreach (var row in page.Rows)
        {
            serializer.Serialize(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();

        void Write(string name, long? figure)
        {
            writer.WritePropertyName(name);
            writer.WriteValue(figure);
        }
    }
}

/// <summary>A page of rows of any type.</summary>
internal interface IPageForm
{
    int Number { get; }

    long? Size { get; }

    int Count { get; }

    long? Total { get; }

    long? TotalPages { get; }

    IEnumerable Rows { get; }
}
