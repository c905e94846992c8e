using System.Net;

namespace Parallax.Tests.Testing;

internal sealed class ObjectTests : EmulatorFixture
{
    private const string Unknown = "11111111-1111-4111-8111-111111111111";

    [Test]
    public async Task A_created_object_is_answered_in_full_and_can_be_read()
    {
        var (status, created) = await Post("v1/clients", """{"name":"Northwind"}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(created.ToJsonString(), Is.EqualTo(
            $$"""{"id":"{{created["id"]}}","name":"Northwind","archived":false"""
                + ""","created_date":"2025-03-12T10:00:00Z","modified_date":"2025-03-12T10:00:00Z"}"""));

        var (_, read) = await Get($"v1/clients/{created["id"]}");
        Assert.That(read.ToJsonString(), Is.EqualTo(created.ToJsonString()));
    }

    [Test]
    public async Task What_is_left_out_gets_the_first_value_of_its_kind()
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var (_, project) = await Post("v1/projects", $$"""{"name":"Rollout","client_id":"{{client}}"}""");
        Assert.Multiple(() =>
        {
            Assert.That(project["status"]!.ToString(), Is.EqualTo("pre_sale"));
            Assert.That(project["tags"]!.ToJsonString(), Is.EqualTo("[]"));
            Assert.That(project["is_included"]!.GetValue<bool>(), Is.False);
            Assert.That(project.ContainsKey("stage_id") && project["stage_id"] is null);
        });
    }

    [Test]
    public async Task Ids_in_the_path_become_members_of_the_object()
    {
        var pipeline = Seed("/v1/pipelines", """{"name":"Sales"}""");
        var (_, stage) = await Post($"v1/pipelines/{pipeline}/stages", """{"name":"Won","confidence":1.0}""");
        Assert.That(stage["pipeline_id"]!.ToString(), Is.EqualTo(pipeline.ToString()));
    }

    [Test]
    public async Task Numbers_are_kept_as_they_were_written()
    {
        var pipeline = Seed("/v1/pipelines", """{"name":"Sales"}""");
        var (_, stage) = await Post($"v1/pipelines/{pipeline}/stages", """{"name":"Won","confidence":0.10}""");
        Assert.That(stage["confidence"]!.ToJsonString(), Is.EqualTo("0.10"));
    }

    [Test]
    public async Task A_patch_changes_what_it_names_and_keeps_the_rest()
    {
        var person = Seed("/v1/people", """{"email_address":"a@example.com","given_name":"Ada","family_name":"Byron"}""");
        var (status, body) = await Patch($"v1/people/{person}", """{"family_name":"Lovelace"}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body, Is.Empty);

        var (_, after) = await Get($"v1/people/{person}");
        Assert.That((after["given_name"]!.ToString(), after["family_name"]!.ToString()), Is.EqualTo(("Ada", "Lovelace")));
    }

    [Test]
    public async Task A_patch_with_null_clears_the_member()
    {
        var person = Seed("/v1/people", """{"email_address":"a@example.com","capacity":32,"tags":["x"]}""");
        await Patch($"v1/people/{person}", """{"capacity":null,"tags":null}""");
        var (_, after) = await Get($"v1/people/{person}");
        Assert.That(after.ContainsKey("capacity") && after["capacity"] is null);
        Assert.That(after["tags"]!.ToJsonString(), Is.EqualTo("[]"), "an array is never null in an answer");
    }

    [Test]
    public async Task A_patch_with_null_for_what_is_never_null_names_the_field()
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var (status, body) = await Patch($"v1/clients/{client}", """{"name":null}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body["errors"]!["name"], Is.Not.Null);
        Assert.That((await Get($"v1/clients/{client}")).Body["name"]!.ToString(), Is.EqualTo("Northwind"));
    }

    [Test]
    public async Task A_patch_with_an_array_replaces_the_whole_array()
    {
        var person = Seed("/v1/people", """{"email_address":"a@example.com","tags":["x","y"]}""");
        await Patch($"v1/people/{person}", """{"tags":["z"]}""");
        Assert.That((await Get($"v1/people/{person}")).Body["tags"]!.ToJsonString(), Is.EqualTo("""["z"]"""));
    }

    [Test]
    public async Task A_patch_moves_the_modified_date_and_not_the_created_date()
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var before = (await Get($"v1/clients/{client}")).Body;
        Clock.Advance(TimeSpan.FromMilliseconds(1500));
        await Patch($"v1/clients/{client}", """{"archived":true}""");
        var after = (await Get($"v1/clients/{client}")).Body;
        Assert.That(after["created_date"]!.ToString(), Is.EqualTo(before["created_date"]!.ToString()));
        Assert.That(DateTimeOffset.Parse(after["modified_date"]!.ToString(), null), Is.EqualTo(Clock.GetUtcNow()));
    }

    [Test]
    public async Task A_deleted_object_is_gone()
    {
        var time = Seed("/v1/actual-time", """{"recorded_date":"2025-03-12","hours":2}""");
        Assert.That((await Delete($"v1/actual-time/{time}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await Get($"v1/actual-time/{time}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Delete($"v1/actual-time/{time}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ids_are_the_same_in_either_case()
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        Assert.That((await Get($"v1/clients/{client.ToString().ToUpperInvariant()}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("v1/clients/" + Unknown)]
    [TestCase("v1/pipelines/" + Unknown + "/stages")]
    [TestCase("v1/projects/" + Unknown + "/offerings/" + Unknown + "/roles/" + Unknown + "/planned-time")]
    public async Task What_is_not_there_and_what_is_below_it_is_answered_with_404(string path)
    {
        var (status, body) = await Get(path);
        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((body["title"]!.ToString(), body["status"]!.GetValue<int>()), Is.EqualTo(("Not Found", 404)));
        Assert.That(body["detail"]!.ToString(), Does.Contain(Unknown));
    }

    [Test]
    public async Task An_object_is_found_only_under_its_own_parent()
    {
        var mine = Seed("/v1/pipelines", """{"name":"Mine"}""");
        var other = Seed("/v1/pipelines", """{"name":"Other"}""");
        var stage = Seed($"/v1/pipelines/{mine}/stages", """{"name":"Won","confidence":1}""");
        Assert.That((await Get($"v1/pipelines/{mine}/stages/{stage}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Get($"v1/pipelines/{other}/stages/{stage}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Figures_of_an_offering_are_zero_until_they_are_seeded()
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var project = Seed("/v1/projects", $$"""{"name":"Rollout","client_id":"{{client}}"}""");
        var offering = Seed($"/v1/projects/{project}/offerings", """{"name":"Design","billing_model":"fixed_bid"}""");
        var path = $"/v1/projects/{project}/offerings/{offering}/metrics";

        var (_, zeros) = await Get(path[1..]);
        Assert.That(zeros["id"]!.ToString(), Is.EqualTo(offering.ToString()));
        Assert.That(zeros["cost_metrics"]!["actual_costs"]!["amount"]!.GetValue<decimal>(), Is.Zero);

        foreach (var amount in new[] { 10, 20 })
        {
            var figures = zeros.DeepClone();
            figures["cost_metrics"]!["actual_costs"]!["amount"] = amount;
            Assert.That(Seed(path, figures.ToJsonString()), Is.EqualTo(offering));
            Assert.That((await Get(path[1..])).Body["cost_metrics"]!["actual_costs"]!["amount"]!.GetValue<decimal>(), Is.EqualTo(amount));
        }
    }
}
