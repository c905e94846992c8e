using System.Globalization;
using Parallax.Testing;

namespace Parallax.Tests.Smoke;

/// <summary>Lays down in an emulator what no operation creates, and what that refers to.</summary>
internal static class SmokeSeed
{
    public static void Into(ParallaxEmulator emulator)
    {
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var client = Add("/v1/clients", """{ "name": "Seeded client" }""");
        var person = Add("/v1/people", """{ "email_address": "seeded@example.com" }""");
        var project = Add("/v1/projects", $$"""{ "name": "Seeded project", "client_id": "{{client}}" }""");
        Add(
            "/v1/timesheet-entries",
            $$"""
            { "project_id": "{{project}}", "person_id": "{{person}}", "recorded_date": "{{today}}", "hours": 2,
            "approval_state": "draft" }
            """);
        var card = Add("/v1/rate-cards", """{ "name": "Seeded card" }""");
        Add($"/v1/rate-cards/{card}/rates", """{ "bill_rate": { "currency_code": "USD", "amount": 150 } }""");

        Guid Add(string path, string json) => emulator.Seed(path, json)[0];
    }
}
