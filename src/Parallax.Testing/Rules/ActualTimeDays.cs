using System.Globalization;
using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>A list of actual time that is asked for without days covers the last seven, up to today.</summary>
internal sealed class ActualTimeDays(TimeProvider clock) : BusinessRule
{
    public override void OnList(OperationCall call)
    {
        if (!string.Equals(call.Resource!.Template.Key, KnownPaths.ActualTime, StringComparison.Ordinal))
        {
            return;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        call.Parameters.TryAdd("start_date", Day(today.AddDays(-7)));
        call.Parameters.TryAdd("end_date", Day(today));
    }

    private static JsonValue Day(DateOnly day) => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))!;
}
