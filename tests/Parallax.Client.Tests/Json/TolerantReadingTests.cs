using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Json;

/// <summary>A page in which the server does everything at once that it may do one day.</summary>
internal sealed class TolerantReadingTests
{
    private const string Page = """
        {
          "count": 3, "total": 3, "page": 1, "total_pages": 1, "page_size": 500, "next": "https://api.getparallax.com/v1/projects?page=2",
          "results": [
            {
              "id": "74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16", "status": "paused_by_the_moon", "start_date": "2024-01-01T23:30:00-08:00",
              "target_budget": { "amount": 250000.10, "currency_code": "EUR", "exponent": 2 },
              "synced": "2024-01-01T22:10:00+05:00", "rate": 1.10, "serial": 12345678901234567890123,
              "nested": { "at": ["2024-01-01T00:00:00Z", 1.50] }
            },
            { ALL_NULL },
            { "name": "last" }
          ]
        }
        """;

    private ParallaxPage<Project> _page = null!;

    [OneTimeSetUp]
    public async Task Read()
    {
        var everyMember = string.Join(
            ",", Description.Schemas.Single(schema => schema.Name == nameof(Project)).Members.Select(member => $"\"{member.Name}\":null"));
        using var client = TestClient.Over(new Recorder(Page.Replace("ALL_NULL", everyMember, StringComparison.Ordinal)));
        _page = await client.Projects.ListAsync().GetPageAsync(1);
    }

    private Project First => _page.Items[0];

    [Test]
    public void Every_row_is_there() => Assert.That((_page.Items.Count, _page.Items[2].Name), Is.EqualTo((3, "last")));

    [Test]
    public void An_unknown_enum_value_is_kept()
        => Assert.That(
            (First.Status.ToString(), ModelJson.WriteObject(First)["status"]!.ToString()),
            Is.EqualTo(("paused_by_the_moon", "paused_by_the_moon")));

    [Test]
    public void A_missing_member_is_the_default_and_can_be_told_from_a_value()
        => Assert.That(
            (First.Name, First.IsAssigned(nameof(Project.Name)), _page.Items[2].IsAssigned(nameof(Project.Name))),
            Is.EqualTo(((string?)null, false, true)));

    [Test]
    public void A_day_that_came_as_a_moment_is_the_day_that_was_written()
        => Assert.That(First.StartDate, Is.EqualTo(new DateOnly(2024, 1, 1)));

    [Test]
    public void A_row_of_nulls_is_a_row()
        => Assert.That(
            ModelJson.WriteObject(_page.Items[1]).Properties().Select(property => property.Value.Type),
            Is.Not.Empty.And.All.EqualTo(JTokenType.Null));

    [TestCase("synced", "\"2024-01-01T22:10:00+05:00\"")]
    [TestCase("rate", "1.10")]
    [TestCase("serial", "12345678901234567890123")]
    [TestCase("nested", """{"at":["2024-01-01T00:00:00Z",1.50]}""")]
    public void An_unknown_member_is_readable_as_it_came(string name, string asItCame)
        => Assert.That(First.UnknownMembers[name].ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(asItCame));

    [Test]
    public void Unknown_members_are_kept_at_every_depth()
        => Assert.That(
            (First.UnknownMembers.Count, (int)First.TargetBudget!.UnknownMembers["exponent"], First.TargetBudget.Amount),
            Is.EqualTo((4, 2, 250000.10m)));
}
