using System.Text;
using Newtonsoft.Json.Linq;

namespace Parallax.Tests.Webhooks;

/// <summary>Events as types, and everything that no type is known for as JSON.</summary>
internal sealed class ParseTests
{
    private const string Ids =
        "\"Id\":\"0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11\",\"ProjectId\":\"1c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11\","
            + "\"ProjectOfferingId\":\"2c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11\"";

    private static readonly Guid Id = Guid.Parse("0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11");
    private static readonly Guid ProjectId = Guid.Parse("1c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11");
    private static readonly Guid ProjectOfferingId = Guid.Parse("2c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11");

    private static IEnumerable<ParallaxWebhookTopic> Topics => ParallaxWebhookTopic.Known;

    [Test]
    public void A_changed_project_comes_with_its_envelope()
    {
        var webhook = ParallaxWebhook.Parse(Signed.Body);
        Assert.Multiple(() =>
        {
            Assert.That(webhook.Topic, Is.EqualTo(ParallaxWebhookTopic.ProjectModified));
            Assert.That(webhook.CorrelationId, Is.EqualTo("b7c1"));
            Assert.That(webhook.EventOccurredOn, Is.EqualTo(new DateTimeOffset(2025, 3, 10, 11, 59, 58, 500, TimeSpan.Zero)));
            Assert.That(webhook.UnknownMembers, Is.Empty);
            var modified = (ProjectModified)webhook.Payload;
            Assert.That(modified.Id, Is.EqualTo(Id));
            Assert.That(modified.ModifiedProperties, Is.EqualTo(new[] { "Name", "StageId" }));
            Assert.That(modified.UnknownMembers, Is.Empty);
        });
    }

    [TestCaseSource(nameof(Topics))]
    public void Every_known_topic_has_a_class_of_its_name(ParallaxWebhookTopic topic)
        => Assert.That(
            Payload(topic.Value, $"{{{Ids}}}").GetType().Name,
            Is.EqualTo(topic.Value.Replace(".", "", StringComparison.Ordinal)).IgnoreCase);

    [Test]
    public void Offerings_and_their_roles_say_where_they_are()
        => Assert.Multiple(() =>
        {
            foreach (var topic in Topics.Select(topic => topic.Value)
                .Where(topic => topic.StartsWith("projectoffering.", StringComparison.Ordinal)))
            {
                var offering = (ProjectOfferingPayload)Payload(topic, $"{{{Ids}}}");
                Assert.That((offering.Id, offering.ProjectId), Is.EqualTo((Id, ProjectId)), topic);
                Assert.That(offering.UnknownMembers.Keys, Is.EqualTo(new[] { "ProjectOfferingId" }), topic);
            }

            foreach (var topic in Topics.Select(topic => topic.Value)
                .Where(topic => topic.StartsWith("projectofferingrole.", StringComparison.Ordinal)))
            {
                var role = (ProjectOfferingRolePayload)Payload(topic, $"{{{Ids}}}");
                Assert.That((role.Id, role.ProjectId, role.ProjectOfferingId), Is.EqualTo((Id, ProjectId, ProjectOfferingId)), topic);
            }
        });

    [Test]
    public void A_switch_over_the_payload_reads_well()
    {
        static string Describe(ParallaxWebhookEvent webhook) => webhook.Payload switch
        {
            ProjectModified { ModifiedProperties: { } names } modified => $"{modified.Id} {string.Join(',', names)}",
            ProjectPayload project => $"{project.Id}",
            UnknownWebhookPayload unknown => $"{webhook.Topic} {unknown.Json}",
            _ => "other",
        };

        Assert.That(
            new[]
            {
                Parse("project.modified", $"{{{Ids},\"ModifiedProperties\":[\"Name\"]}}"),
                Parse("project.created", $"{{{Ids}}}"),
                Parse("client.created", "7")
            }.Select(Describe),
            Is.EqualTo(new[] { $"{Id} Name", $"{Id}", "client.created 7" }));
    }

    [TestCase("""{"Id":5,"when":"2024-01-01T22:10:00+05:00","exact":0.10}""")]
    [TestCase("""[1,"two"]""")]
    [TestCase("\"text\"")]
    [TestCase("null")]
    public void The_payload_of_a_topic_that_nobody_knows_is_kept_as_it_came(string payload)
    {
        var webhook = Parse("timesheet.approved", payload);
        var unknown = (UnknownWebhookPayload)webhook.Payload;
        Assert.That(
            (webhook.Topic.Value, webhook.Topic.IsKnown, Text(unknown.Json), unknown.Problem),
            Is.EqualTo(("timesheet.approved", false, payload, (string?)null)));
    }

    [Test]
    public void Topics_are_told_apart_letter_by_letter()
        => Assert.That(Payload("Project.Created", $"{{{Ids}}}"), Is.TypeOf<UnknownWebhookPayload>());

    [Test]
    public void Members_that_are_not_documented_are_kept_in_envelope_and_payload()
    {
        var webhook = ParallaxWebhook.Parse(Utf8(
            $$$"""{"Version":2.50,"Topic":"project.created","Payload":{{{{Ids}}},"Old":{"at":"2024-01-01"}},"Tenant":null}"""));
        Assert.Multiple(() =>
        {
            Assert.That(
                webhook.UnknownMembers.Select(member => (member.Key, Text(member.Value))),
                Is.EquivalentTo(new[] { ("Version", "2.50"), ("Tenant", "null") }));
            Assert.That(Text(webhook.Payload.UnknownMembers["Old"]), Is.EqualTo("""{"at":"2024-01-01"}"""));
        });
    }

    [TestCase("""{"Id":"no uuid"}""", "Payload.Id: the value cannot be read")]
    [TestCase("""{"Id":4711}""", "Payload.Id: a UUID was expected")]
    [TestCase("""{"Id":null}""", "Payload.Id: it is missing")]
    [TestCase("{}", "Payload.Id: it is missing")]
    [TestCase("[]", "Payload: an object was expected")]
    [TestCase("null", "Payload: an object was expected")]
    public void A_payload_that_does_not_fit_its_topic_is_not_lost(string payload, string problem)
    {
        var unknown = (UnknownWebhookPayload)Payload("project.created", payload);
        Assert.That((Text(unknown.Json), unknown.Problem), Is.EqualTo((payload, problem)));
    }

    [TestCase("ProjectId", "projectoffering.deleted")]
    [TestCase("ProjectOfferingId", "projectofferingrole.created")]
    public void An_id_of_the_path_has_to_be_there(string member, string topic)
        => Assert.That(
            ((UnknownWebhookPayload)Payload(topic, $"{{{Ids.Replace($"\"{member}\"", "\"Else\"", StringComparison.Ordinal)}}}")).Problem,
            Is.EqualTo($"Payload.{member}: it is missing"));

    [TestCase("""{"Name":["old","new"]}""")]
    [TestCase("""[{"Name":"Name"}]""")]
    [TestCase("\"Name\"")]
    public void Modified_properties_in_another_form_are_kept_and_say_nothing_as_names(string value)
    {
        var modified = (ProjectModified)Payload("project.modified", $"{{{Ids},\"ModifiedProperties\":{value}}}");
        Assert.That(modified.ModifiedProperties, Is.Null);
        Assert.That(Text(modified.UnknownMembers["ModifiedProperties"]), Is.EqualTo(value));
    }

    [Test]
    public void No_names_and_no_list_of_names_are_two_things()
        => Assert.That(
            new[]
            {
                "[]",
                "null"
            }.Select(value => ((ProjectModified)Payload(
                "project.modified", $"{{{Ids},\"ModifiedProperties\":{value}}}")).ModifiedProperties?.Count),
            Is.EqualTo(new int?[] { 0, null }));

    [TestCase("\"2025-03-10T12:30:00+02:00\"", "2025-03-10T10:30:00Z")]
    [TestCase("\"2025-03-10T10:30:00\"", "2025-03-10T10:30:00Z")]
    [TestCase("null", null)]
    public void The_time_of_the_event_does_not_depend_on_the_time_zone_here(string value, string? expected)
    {
        using var elsewhere = new Surroundings("de-DE", "Pacific/Kiritimati");
        var webhook = ParallaxWebhook.Parse(Utf8($$"""{"Topic":"x","EventOccurredOn":{{value}}}"""));
        Assert.That(
            webhook.EventOccurredOn,
            Is.EqualTo(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public void A_topic_alone_is_an_event()
    {
        var webhook = ParallaxWebhook.Parse("""{"Topic":"x"}"""u8);
        Assert.That(
            (webhook.CorrelationId, webhook.EventOccurredOn, Text(((UnknownWebhookPayload)webhook.Payload).Json)),
            Is.EqualTo(((string?)null, (DateTimeOffset?)null, "null")));
    }

    [TestCase("1e999", Description = "more than a decimal holds")]
    [TestCase("-1.5e-400", Description = "less than a double tells from zero")]
    public void A_number_that_no_type_holds_does_not_cost_the_event(string number)
        => Assert.That(Payload("project.created", $"{{{Ids},\"Budget\":{number}}}"), Is.TypeOf<ProjectCreated>());

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_text()
        => Assert.That(ParallaxWebhook.Parse([0xEF, 0xBB, 0xBF, .. Signed.Body]).Topic, Is.EqualTo(ParallaxWebhookTopic.ProjectModified));

    [Test]
    public void An_event_can_be_made_for_a_test()
    {
        var webhook = new ParallaxWebhookEvent { Topic = "project.created", Payload = new ProjectCreated { Id = Id } };
        Assert.That(
            (webhook.Topic == ParallaxWebhookTopic.ProjectCreated, webhook.UnknownMembers.Count, webhook.Payload.UnknownMembers.Count),
            Is.EqualTo((true, 0, 0)));
    }

    private static ParallaxWebhookEvent Parse(string topic, string payload)
        => ParallaxWebhook.Parse(Utf8($$"""{"Payload":{{payload}},"Topic":"{{topic}}"}"""));

    private static ParallaxWebhookPayload Payload(string topic, string payload) => Parse(topic, payload).Payload;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(JToken token) => token.ToString(Newtonsoft.Json.Formatting.None);
}
