using System.Globalization;
using System.Text.Json;

namespace Parallax.Benchmarks.Rows;

/// <summary>Projects as the API sends them: 15 members with 16 values, about 530 bytes, some of them null.</summary>
internal static class ProjectRows
{
    public const int PerPage = 500;

    private static readonly string[] Statuses = ["pre_sale", "awaiting_start", "in_progress", "complete", "lost"];
    private static readonly string[] Names =
    [
        "Warehouse rollout for the northern region",
        "Billing migration, second attempt and clean-up",
        "Brand refresh",
        "Data platform: ingestion, storage and reporting",
        "Café chain launch, all branches"
    ];
    private static readonly string[][] Tags =
    [
        ["logistics", "rollout"], ["finance"], [], ["retainer", "priority", "north"], ["design", "web"]
    ];
    private static readonly DateOnly FirstDay = new(2024, 1, 8);

    /// <summary>The rows of a page, without the brackets.</summary>
    public static byte[] OfPage(int page)
    {
        using var buffer = new MemoryStream();
        for (var i = 0; i < PerPage; i++)
        {
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            Write(buffer, ((page - 1) * PerPage) + i);
        }

        return buffer.ToArray();
    }

    public static byte[] One()
    {
        using var buffer = new MemoryStream();
        Write(buffer, index: 0);
        return buffer.ToArray();
    }

    public static Guid Id(int index) => new(index, 0x1c6d, 0x4a93, 0xb2, 0xd7, 0xe5, 0x0f, 0x9a, 0x3c, 0x8d, 0x16);

    private static void Write(Stream buffer, int index)
    {
        using var json = new Utf8JsonWriter(buffer);
        var start = FirstDay.AddDays(index % 700);
        json.WriteStartObject();
        json.WriteString("id", Id(index));
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"{Names[index % Names.Length]} {index:00000}"));
        json.WriteString("status", Statuses[index % Statuses.Length]);
        json.WriteString("start_date", Day(start));
        json.WriteString("end_date", index % 7 == 0 ? null : Day(start.AddDays(200)));
        json.WriteNumber("target_margin", 0.3m + (0.01m * (index % 30)));
        json.WriteStartObject("target_budget");
        json.WriteString("currency_code", index % 4 == 0 ? "EUR" : "USD");
        json.WriteNumber("amount", 25000.5m + (1250m * (index % 300)));
        json.WriteEndObject();
        json.WriteBoolean("archived", index % 11 == 0);
        json.WriteString("client_id", Id(1_000_000 + (index % 97)));
        json.WriteString("stage_id", index % 5 == 0 ? null : Id(2_000_000 + (index % 8)).ToString());
        json.WriteStartArray("tags");
        foreach (var tag in Tags[index % Tags.Length])
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("project_model", index % 6 == 0 ? "internal" : "client");
        json.WriteBoolean("is_included", index % 9 != 0);
        json.WriteString("created_date", Day(start) + "T09:30:00.204817+00:00");
        json.WriteString("modified_date", Day(start.AddDays(30)) + "T16:45:12.345128+00:00");
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
