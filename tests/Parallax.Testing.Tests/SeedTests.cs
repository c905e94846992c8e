namespace Parallax.Tests.Testing;

internal sealed class SeedTests : EmulatorFixture
{
    [Test]
    public async Task What_has_no_POST_can_be_seeded()
    {
        var card = Seed("/v1/rate-cards", """{"name":"2025"}""");
        var rate = Seed($"/v1/rate-cards/{card}/rates", """{"bill_rate":{"currency_code":"EUR","amount":185.50}}""");
        var (_, read) = await Get($"v1/rate-cards/{card}/rates/{rate}");
        Assert.That(read["rate_card_id"]!.ToString(), Is.EqualTo(card.ToString()));
        Assert.That(read["bill_rate"]!["amount"]!.ToJsonString(), Is.EqualTo("185.50"));
    }

    [Test]
    public async Task Planned_time_has_days_and_no_ids()
    {
        var project = Seed("/v1/projects", """{"name":"Rollout"}""");
        var offering = Seed($"/v1/projects/{project}/offerings", """{"name":"Design","billing_model":"fixed_bid"}""");
        var role = Seed($"/v1/projects/{project}/offerings/{offering}/roles", "{}");
        var path = $"/v1/projects/{project}/offerings/{offering}/roles/{role}/planned-time";
        var ids = Emulator.Seed(path, """[{"plan_date":"2025-03-03","hours":8},{"plan_date":"2025-03-04","hours":7.5}]""");
        Assert.That(ids, Is.Empty);

        var (_, page) = await Get(path[1..] + "?start_date=2025-03-04");
        Assert.That(page["results"]!.ToJsonString(), Is.EqualTo("""[{"plan_date":"2025-03-04","hours":7.5}]"""));
    }

    [Test]
    public async Task Given_ids_and_dates_are_kept_and_ids_come_back_in_order()
    {
        var id = Guid.NewGuid();
        var ids = Emulator.Seed(
            "/v1/clients", $$"""[{"name":"A"},{"id":"{{id}}","name":"B","created_date":"2020-01-01T00:00:00+01:00"}]""");
        Assert.That(ids, Has.Count.EqualTo(2).And.ItemAt(1).EqualTo(id));
        Assert.That((await Get($"v1/clients/{id}")).Body["created_date"]!.ToString(), Is.EqualTo("2020-01-01T00:00:00+01:00"));
    }

    [TestCase("/v1/nowhere", "{}", "/v1/nowhere", "/v1/clients")]
    [TestCase("/v1/clients", "nonsense", "not JSON", "/v1/clients")]
    [TestCase("/v1/clients", "[1]", "JSON object", "/v1/clients")]
    [TestCase("/v1/clients", """[{"name":"A"},{"name":5}]""", "/v1/clients[1]", "name: Has to be a string.")]
    [TestCase("/v1/clients", """{"nmae":"A"}""", "/v1/clients[0]", "nmae")]
    [TestCase("/v1/clients", """{"name":null}""", "/v1/clients[0]", "name")]
    [TestCase("/v1/clients", """{"id":"x","name":"A"}""", "id", "uuid")]
    [TestCase("/v1/people", """{"worker_type":"robot"}""", "worker_type", "full_time, part_time, contractor")]
    [TestCase(
        "/v1/pipelines/11111111-1111-4111-8111-111111111111/stages",
        """{"name":"Won","confidence":1}""",
        "no pipeline",
        "11111111-1111-4111-8111-111111111111")]
    public void What_cannot_be_seeded_is_refused_with_the_reason(string path, string json, string reason, string place)
    {
        var refusal = Assert.Throws<ParallaxSeedException>(() => Emulator.Seed(path, json));
        Assert.That(refusal!.Message, Does.Contain(reason).And.Contain(place));
    }

    [Test]
    public async Task Either_all_objects_are_laid_down_or_none()
    {
        Assert.Throws<ParallaxSeedException>(() => Emulator.Seed("/v1/clients", """[{"name":"A"},{"name":5}]"""));
        Assert.That((await Get("v1/clients")).Body["total"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public void An_id_is_taken_once()
    {
        var id = Seed("/v1/clients", """{"name":"A"}""");
        Assert.Throws<ParallaxSeedException>(() => Emulator.Seed("/v1/clients", $$"""{"id":"{{id}}","name":"B"}"""));
    }

    [Test]
    public void What_the_schema_requires_and_the_server_cannot_decide_is_not_invented()
    {
        var project = Seed("/v1/projects", """{"name":"Rollout"}""");
        var refusal = Assert.Throws<ParallaxSeedException>(() => Emulator.Seed(
            $"/v1/projects/{project}/offerings", """{"billing_model":"fixed_bid"}"""));
        Assert.That(refusal!.Message, Does.Contain("name: Is required."));
    }

    [Test]
    public async Task Reset_forgets_objects_and_requests_and_keeps_address_and_key()
    {
        Seed("/v1/clients", """{"name":"A"}""");
        await Get("v1/clients");
        Emulator.Reset();
        Assert.That(Emulator.Requests, Is.Empty);
        Assert.That((await Get("v1/clients")).Body["total"]!.GetValue<int>(), Is.Zero);
    }
}
