using System.Globalization;
using System.Net;
using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing.Webhooks;

/// <summary>Which changes are reported, and how.</summary>
internal sealed class ChangeTests : WebhookFixture
{
    [Test]
    public async Task A_new_project_is_reported_as_documented()
    {
        var project = await Created("v1/projects", $$"""{"name":"Second","client_id":"{{Customer}}"}""");
        var webhook = (await Received()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((webhook.Method, webhook.ContentType), Is.EqualTo(("POST", "application/json; charset=utf-8")));
            Assert.That(webhook.Timestamp, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
            Assert.That(webhook.Signature, Does.Match("^sha256=[0-9a-f]{64}$"));
            Assert.That(webhook.Verify(Secret, Clock), Is.EqualTo(ParallaxWebhookVerdict.Valid));
            Assert.That(
                webhook.Text,
                Does.StartWith($$"""{"Payload":{"Id":"{{project}}"},"Topic":"project.created","CorrelationId":" """.TrimEnd()));
            Assert.That(webhook.Event.EventOccurredOn, Is.EqualTo(Clock.GetUtcNow()));
            Assert.That((webhook.Event.CorrelationId, webhook.Event.UnknownMembers.Count), Is.Not.EqualTo(((string?)null, 0)));
            Assert.That(
                webhook.Headers,
                Is.EquivalentTo(new[]
                {
                    "Host", "Content-Type", "Content-Length", ParallaxWebhook.TimestampHeader, ParallaxWebhook.SignatureHeader
                }));
        });
    }

    [Test]
    public async Task Each_documented_change_has_its_topic_and_its_ids()
    {
        await Patch($"v1/projects/{Project}", """{"name":"Renamed"}""");
        var offering = await Created(Offerings, """{"name":"Build","billing_model":"fixed_bid"}""");
        await Patch($"{Offerings}/{offering}", """{"name":"Build it"}""");
        var role = await Created(Roles, $$"""{"role_id":"{{Role}}"}""");
        await Patch($"{Roles}/{role}", """{"tags":["x"]}""");

        var payloads = (await Received()).Select(webhook => (webhook.Event.Topic.Value, Ids(webhook.Event.Payload)));
        Assert.That(payloads, Is.EqualTo(new[]
        {
            ("project.modified", $"{Project}"),
            ("projectoffering.created", $"{offering} of {Project}"),
            ("projectoffering.modified", $"{offering} of {Project}"),
            ("projectofferingrole.created", $"{role} of {Project} {Offering}"),
            ("projectofferingrole.modified", $"{role} of {Project} {Offering}"),
        }));
    }

    [Test]
    public async Task A_changed_project_names_what_changed_and_nothing_that_did_not()
    {
        await Patch($"v1/projects/{Project}", """{"name":"Rollout","target_margin":0.4,"is_included":true,"tags":["a"]}""");
        await Patch($"v1/projects/{Project}", """{"name":"Rollout"}""");
        Assert.That(
            (await Received()).Select(webhook => ((ProjectModified)webhook.Event.Payload).ModifiedProperties),
            Is.EqualTo(new[] { new[] { "TargetMargin", "Tags", "IsIncluded" }, [] }));
    }

    [Test]
    public async Task A_role_that_recorded_time_brings_about_is_reported()
    {
        var person = Seed("/v1/people", """{"email_address":"a@example.com"}""");
        var time =
            $$"""
            {"project_id":"{{Project}}","project_offering_id":"{{Offering}}","person_id":"{{person}}","recorded_date":"2025-03-12",
            "hours":1,"billable":true}
            """;
        await Created("v1/actual-time", time);
        await Created("v1/actual-time", time);
        Assert.That(
            (await Received()).Select(webhook => webhook.Event.Topic),
            Is.EqualTo(new[] { ParallaxWebhookTopic.ProjectOfferingRoleCreated }));
    }

    [Test]
    public async Task What_has_no_documented_topic_is_not_reported()
    {
        await Created("v1/clients", """{"name":"Contoso"}""");
        await Patch($"v1/clients/{Customer}", """{"name":"Northwind Logistics"}""");
        var role = Seed('/' + Roles, $$"""{"role_id":"{{Role}}"}""");
        Assert.That((await Delete($"{Roles}/{role}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Received(), Is.Empty);
    }

    [Test]
    public async Task What_was_refused_is_not_reported()
    {
        Assert.That((await Post("v1/projects", """{"name":"No client"}""")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Patch($"v1/projects/{Guid.NewGuid()}", """{"name":"Nobody"}""")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            (await Patch($"v1/projects/{Project}", $$"""{"client_id":"{{Guid.NewGuid()}}"}""")).Status,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await Received(), Is.Empty);
    }

    [Test]
    public async Task A_write_whose_answer_is_lost_is_reported_and_one_that_never_happened_is_not()
    {
        Emulator.Faults.Script(ParallaxFault.Status(503).AfterApplying(), ParallaxFault.Status(503)).OnMethod("PATCH");
        await Patch($"v1/projects/{Project}", """{"name":"First"}""");
        await Patch($"v1/projects/{Project}", """{"name":"Second"}""");
        Assert.That(await Received(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Webhooks_come_in_the_order_of_the_changes()
    {
        await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(number => Created("v1/projects", $$"""{"name":"P{{number}}","client_id":"{{Customer}}"}""")));
        var stored = (await Get("v1/projects")).Body["results"]!.AsArray().Select(row => row!["id"]!.ToString()).Skip(1);
        Assert.That((await Received()).Select(webhook => Ids(webhook.Event.Payload)), Is.EqualTo(stored).And.Exactly(40).Items);
    }

    [Test]
    public async Task Where_offerings_can_be_deleted_that_is_reported_once_and_with_the_id_in_small_letters()
    {
        const string Path = "\n  /v1/projects/{project_id}/offerings/{id}:\n";
        var withDelete = DescribedApi.Yaml.Replace(
            Path,
            Path
                + "    delete: { parameters: [ { $ref: '#/components/parameters/ProjectOfOffering' }, { $ref: "
                + "'#/components/parameters/ProjectOfferingId' } ], responses: { '204': { description: Gone } } }\n",
            StringComparison.Ordinal);
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { Description = withDelete });
        using var http = Client(emulator);
        var project = emulator.Seed("/v1/projects", """{"name":"Rollout"}""")[0];
        var path = $"/v1/projects/{project.ToString().ToUpperInvariant()}/offerings";
        var offering = emulator.Seed(path, """{"name":"Design","billing_model":"fixed_bid"}""")[0];
        emulator.Seed($"{path}/{offering}/roles", "{}");
        emulator.Webhooks.Subscribe(Receiver.Address, Secret);

        using var answer = await http.DeleteAsync(new Uri($"{path}/{offering}", UriKind.Relative));
        await emulator.Webhooks.DrainAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        var webhook = Receiver.Received.Single().Event;
        Assert.That(
            (webhook.Topic, Ids(webhook.Payload)), Is.EqualTo((ParallaxWebhookTopic.ProjectOfferingDeleted, $"{offering} of {project}")));
    }

    [Test]
    public async Task A_mock_changes_nothing_and_so_has_nothing_to_report()
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
        {
            Mode = ParallaxEmulatorMode.StatelessMock
        });
        using var http = Client(emulator);
        emulator.Webhooks.Subscribe(Receiver.Address, Secret);
        using var body = new StringContent("""{"name":"X"}""", null, "application/json-patch+json");
        using var answer = await http.PostAsync("v1/projects", body);
        await emulator.Webhooks.SendAsync("project.created", "{}");
        Assert.That((answer.StatusCode, Receiver.Received.Count), Is.EqualTo((HttpStatusCode.Created, 1)));
    }

    private static string Ids(ParallaxWebhookPayload payload) => payload switch
    {
        ProjectPayload project => $"{project.Id}",
        ProjectOfferingPayload offering => $"{offering.Id} of {offering.ProjectId}",
        ProjectOfferingRolePayload role => $"{role.Id} of {role.ProjectId} {role.ProjectOfferingId}",
        _ => "?",
    };

    private async Task<string> Created(string path, string body)
    {
        var (status, answer) = await Post(path, body);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), answer.ToJsonString());
        return answer["id"]!.ToString();
    }
}
