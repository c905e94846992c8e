using Parallax.Models;

namespace Parallax.Tests.Json;

/// <summary>In a German process at the far end of the date line, everything is sent and read as anywhere else.</summary>
[NonParallelizable]
[TestFixture("de-DE", "Pacific/Kiritimati")]
[TestFixture("fa-IR", "Pacific/Pago_Pago")]
internal sealed class CultureAndTimeZoneTests(string culture, string timeZone)
{
    private static readonly Guid Id = new("5F6B82E1-09D4-4C7A-B3E8-D41A6C90F723");

    private Surroundings _surroundings = null!;

    [SetUp]
    public void Leave() => _surroundings = new Surroundings(culture, timeZone);

    [TearDown]
    public void Return() => _surroundings.Dispose();

    [Test]
    public async Task Days_and_ids_in_a_query()
    {
        using var recorder = new Recorder("""{"results":[]}""");
        using var client = TestClient.Over(recorder);
        await client.ActualTime.ListAsync(new DateOnly(2024, 2, 29), new DateOnly(2024, 12, 31), personId: Id).GetPageAsync(1);
        Assert.That(
            recorder.Only.Address.AbsoluteUri,
            Is.EqualTo(
                "https://api.getparallax.com/v1/actual-time?page=1&page_size=500&start_date=2024-02-29&end_date=2024-12-31&"
                    + "person_id=5f6b82e1-09d4-4c7a-b3e8-d41a6c90f723"));
    }

    [Test]
    public async Task Flags_in_a_query([Values] bool archived)
    {
        using var recorder = new Recorder("""{"results":[]}""");
        using var client = TestClient.Over(recorder);
        await client.Projects.ListAsync(archived: archived).GetPageAsync(1);
        Assert.That(recorder.Only.Query, Has.Member(KeyValuePair.Create("archived", archived ? "true" : "false")));
    }

    [Test]
    public void Moments_and_numbers_in_a_query()
    {
        using var message = new ApiRequest(new Uri("https://host/"), HttpMethod.Get, $"v1/x")
            .Query("moment", new DateTimeOffset(2024, 1, 1, 22, 10, 0, 120, TimeSpan.FromHours(5)))
            .Query("utc", new DateTimeOffset(2024, 1, 1, 22, 10, 0, TimeSpan.Zero))
            .Query("number", 0.1m + 0.2m + 1234)
            .Query("status", ProjectStatus.From("a b"))
            .Query("several", new[] { 1, -2 })
            .Query<int?>("none", null)
            .Complete();
        Assert.That(
            message.RequestUri!.Query,
            Is.EqualTo(
                "?moment=2024-01-01T22%3A10%3A00.12%2B05%3A00&utc=2024-01-01T22%3A10%3A00%2B00%3A00&number=1234.3&status=a%20b&several=1&"
                    + "several=-2"));
    }

    [Test]
    public async Task Days_numbers_and_ids_in_a_body()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        await client.ActualTime.CreateAsync(
            new CreateActualTime { ProjectId = Id, RecordedDate = new DateOnly(2024, 2, 29), Hours = 0.1m + 0.2m, Billable = true });
        Assert.That(
            recorder.Only.Body,
            Is.EqualTo(
                """{"project_id":"5f6b82e1-09d4-4c7a-b3e8-d41a6c90f723","recorded_date":"2024-02-29","hours":0.3,"billable":true}"""));
    }

    [Test]
    public void Moments_in_a_body_keep_their_offset()
        => Assert.That(
            ModelJson.Write(new Project { CreatedDate = new DateTimeOffset(2024, 1, 1, 22, 10, 0, TimeSpan.FromHours(5)) }),
            Is.EqualTo("""{"created_date":"2024-01-01T22:10:00+05:00"}"""));

    [TestCase("2024-01-01T22:10:00+05:00", 5)]
    [TestCase("2024-01-01T22:10:00Z", 0)]
    [TestCase("2024-01-01T22:10:00", 0)]
    public void Moments_are_read_with_their_offset_and_as_UTC_without(string text, double offset)
        => Assert.That(
            ModelJson.Read<Project>(
                $$"""{"created_date":"{{text}}"}""").CreatedDate.EqualsExact(new DateTimeOffset(
                    2024, 1, 1, 22, 10, 0, TimeSpan.FromHours(offset))),
            Is.True);

    [TestCase("2024-01-01")]
    [TestCase("2024-01-01T23:30:00-08:00")]
    [TestCase("2024-01-01T00:00:00+14:00")]
    [TestCase("2024-01-01T00:00:00Z")]
    public void A_day_is_the_day_that_was_written(string text)
        => Assert.That(
            (ModelJson.Read<Person>(
                $$"""{"start_date":"{{text}}"}""").StartDate, ModelJson.Read<ActualTime>(
                    $$"""{"recorded_date":"{{text}}"}""").RecordedDate),
            Is.EqualTo(((DateOnly?)new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1))));

    [TestCase("1.5", "1.5")]
    [TestCase("\"1.5\"", "1.5")]
    [TestCase("1e-3", "0.001")]
    [TestCase("0.1000000000000000055511151231", "0.1000000000000000055511151231")]
    [TestCase("12345678901234567890.12", "12345678901234567890.12")]
    public void Numbers_are_read_to_the_last_digit(string json, string expected)
        => Assert.That(
            ModelJson.Read<ActualTime>($$"""{"hours":{{json}}}""").Hours,
            Is.EqualTo(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
}
