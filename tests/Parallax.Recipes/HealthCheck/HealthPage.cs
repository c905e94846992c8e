using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parallax.Recipes.HealthCheck;

/// <summary>The page for those who look: what was found, and when.</summary>
internal static class HealthPage
{
    private static readonly JsonSerializerOptions Options = new(
        JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    // begin-snippet: page
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        report.Entries.ToDictionary(
            entry => entry.Key, entry => new { entry.Value.Status, entry.Value.Description, entry.Value.Data }, StringComparer.Ordinal),
        Options,
        context.RequestAborted);
    // end-snippet
}
