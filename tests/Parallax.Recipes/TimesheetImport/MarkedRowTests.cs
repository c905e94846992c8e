namespace Parallax.Recipes.TimesheetImport;

internal sealed class MarkedRowTests
{
    private static readonly TimesheetRow Row = new(
        Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new(2025, 3, 10), 7.5m, Billable: true, "Workshop");

    [Test]
    public void Rows_that_differ_in_anything_have_different_marks()
    {
        TimesheetRow[] rows =
        [
            Row,
            Row with { PersonId = Guid.NewGuid() },
            Row with { ProjectId = Guid.NewGuid() },
            Row with { OfferingId = Guid.NewGuid() },
            Row with { Day = Row.Day.AddDays(1) },
            Row with { Hours = 7.25m },
            Row with { Billable = false },
            Row with { Note = "workshop" },
            Row,
        ];
        Assert.That(MarkedRow.Of(rows).Select(row => row.Marker), Is.Unique.And.Exactly(rows.Length).Items);
    }

    [Test]
    public void The_same_hours_in_other_digits_are_the_same_row()
        => Assert.That(Marker(Row with { Hours = 7.50m }), Is.EqualTo(Marker(Row)));

    [Test]
    [SetCulture("de-DE")]
    public void A_mark_is_the_same_wherever_it_is_made()
        => Assert.That(
            Marker(new TimesheetRow(Guid.Empty, Guid.Empty, Guid.Empty, new(2025, 3, 10), 7.5m, Billable: true, "Workshop")),
            Is.EqualTo("ts-d72af5df6118"));

    private static string Marker(TimesheetRow row) => MarkedRow.Of([row]).Single().Marker;
}
