using System.Net;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing;

internal sealed class RuleTests : EmulatorFixture
{
    private const string Unknown = "11111111-1111-4111-8111-111111111111";

    private Guid _project;
    private Guid _offering;
    private Guid _role;
    private Guid _person;

    private string Roles => $"v1/projects/{_project}/offerings/{_offering}/roles";

    [SetUp]
    public void SeedFirm()
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var department = Seed("/v1/departments", """{"name":"Design"}""");
        _role = Seed("/v1/roles", $$"""{"name":"Designer","department_id":"{{department}}"}""");
        _person = Seed("/v1/people", $$"""{"email_address":"a@example.com","role_id":"{{_role}}"}""");
        _project = Seed("/v1/projects", $$"""{"name":"Rollout","client_id":"{{client}}"}""");
        _offering = Seed($"/v1/projects/{_project}/offerings", """{"name":"Design","billing_model":"fixed_bid"}""");
    }

    [Test]
    public async Task An_assigned_role_is_not_deleted_before_it_is_unassigned()
    {
        var id = await CreateRole(assigned: true);
        await AssertConflict(Delete($"{Roles}/{id}"));
        await Patch($"{Roles}/{id}", """{"assignment":null}""");
        Assert.That((await Delete($"{Roles}/{id}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_role_with_planned_time_is_not_deleted()
    {
        var id = await CreateRole(assigned: false);
        Emulator.Seed($"/{Roles}/{id}/planned-time", """{"plan_date":"2025-03-12","hours":8}""");
        await AssertConflict(Delete($"{Roles}/{id}"));
    }

    [Test]
    public async Task An_assignee_with_actual_time_on_the_offering_stays()
    {
        var id = await CreateRole(assigned: true);
        var assigned = (await Get($"{Roles}/{id}")).Body["assignment"]!.ToJsonString();
        await Record();
        await AssertConflict(Patch($"{Roles}/{id}", """{"assignment":null}"""));
        Assert.That(
            (await Patch($"{Roles}/{id}", $$"""{"assignment":{{assigned}},"tags":["x"]}""")).Status,
            Is.EqualTo(HttpStatusCode.OK),
            "the same one again is no change");
        Assert.That((await Get($"{Roles}/{id}")).Body["assignment"]!.ToJsonString(), Is.EqualTo(assigned));
    }

    [Test]
    public async Task Actual_time_takes_the_role_that_the_person_has_in_the_offering()
    {
        await CreateRole(assigned: false);
        var id = await CreateRole(assigned: true);
        var time = await Record();
        Assert.That(time["project_offering_role_id"]!.ToString(), Is.EqualTo(id));
    }

    [Test]
    public async Task Actual_time_of_a_person_without_a_role_makes_one_from_the_default_role_and_only_once()
    {
        var first = await Record();
        var second = await Record();
        Assert.That(second["project_offering_role_id"]!.ToString(), Is.EqualTo(first["project_offering_role_id"]!.ToString()));

        var rows = (await Get(Roles)).Body["results"]!.AsArray();
        Assert.That(rows, Has.Count.EqualTo(1));
        Assert.That(rows[0]!.ToJsonString(), Is.EqualTo(
            $$"""{"id":"{{first["project_offering_role_id"]}}","assignment":"""
                + $$"""{"id":"{{_person}}","type":"person"},"role_id":"{{_role}}","tags":[]}"""));
    }

    [Test]
    public async Task Actual_time_on_an_offering_of_another_project_is_refused()
    {
        var other = Seed("/v1/projects", """{"name":"Other"}""");
        await AssertUnprocessable(
            Post("v1/actual-time", ActualTime().Replace(_project.ToString(), other.ToString(), StringComparison.Ordinal)),
            "project_offering_id");
    }

    [TestCase("clients", "{}")]
    [TestCase("tags", "{}")]
    [TestCase("departments", "{}")]
    [TestCase("roles", """{"department_id":"*"}""")]
    public async Task Of_what_is_in_use_no_two_have_the_same_name(string collection, string others)
    {
        var department = Seed("/v1/departments", """{"name":"Somewhere"}""");
        JsonObject Named(string name)
        {
            var body = JsonNode.Parse(others.Replace("*", department.ToString(), StringComparison.Ordinal))!.AsObject();
            body["name"] = name;
            return body;
        }

        Assert.That((await Post($"v1/{collection}", Named("Same").ToJsonString())).Status, Is.EqualTo(HttpStatusCode.Created));
        await AssertConflict(Post($"v1/{collection}", Named("sAME").ToJsonString()));
        Seed($"/v1/{collection}", """{"name":"Old","archived":true}""");
        Assert.That(
            (await Post($"v1/{collection}", Named("Old").ToJsonString())).Status,
            Is.EqualTo(HttpStatusCode.Created),
            "an archived name is free");
    }

    [Test]
    public async Task Renaming_or_bringing_back_does_not_make_a_name_double_either()
    {
        var first = Seed("/v1/clients", """{"name":"First"}""");
        var archived = Seed("/v1/clients", """{"name":"First","archived":true}""");
        await AssertConflict(Patch($"v1/clients/{first}", """{"name":"northwind"}"""));
        await AssertConflict(Patch($"v1/clients/{archived}", """{"archived":false}"""));
        Assert.That(
            (await Patch($"v1/clients/{first}", """{"name":"FIRST"}""")).Status,
            Is.EqualTo(HttpStatusCode.OK),
            "its own name may change in case");
    }

    [TestCase("v1/roles", """{"name":"X","department_id":"?"}""", "department_id")]
    [TestCase("v1/people", """{"email_address":"b@example.com","role_id":"?"}""", "role_id")]
    [TestCase("v1/projects", """{"name":"X","client_id":"?"}""", "client_id")]
    [TestCase("v1/projects/{project}", """{"stage_id":"?"}""", "stage_id", "PATCH")]
    [TestCase("v1/projects/{project}/offerings/{offering}/roles", """{"role_id":"?"}""", "role_id")]
    [TestCase(
        "v1/projects/{project}/offerings/{offering}/roles",
        """{"role_id":"{role}","assignment":{"id":"?","type":"person"}}""",
        "assignment.id")]
    [TestCase(
        "v1/actual-time",
        """
        {"project_id":"{project}","project_offering_id":"?","person_id":"{person}","recorded_date":"2025-03-12","hours":1,"billable":true}
        """,
        "project_offering_id")]
    [TestCase(
        "v1/actual-time",
        """
        {"project_id":"{project}","project_offering_id":"{offering}","person_id":"?","recorded_date":"2025-03-12","hours":1,
        "billable":true}
        """,
        "person_id")]
    public async Task A_body_that_names_what_is_not_there_is_unprocessable(string path, string body, string field, string method = "POST")
        => await AssertUnprocessable(Send(new HttpMethod(method), Fill(path), Fill(body)), field);

    [Test]
    public async Task A_requisition_can_be_assigned_without_being_known()
        => Assert.That(
            (await Post(Roles, Fill("""{"role_id":"{role}","assignment":{"id":"?","type":"requisition"}}"""))).Status,
            Is.EqualTo(HttpStatusCode.Created));

    private static async Task AssertConflict(Task<(HttpStatusCode Status, JsonObject Body)> call)
    {
        var (status, body) = await call;
        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(body.Select(member => member.Key), Is.EqualTo(new[] { "type", "title", "status", "detail" }));
    }

    private static async Task AssertUnprocessable(Task<(HttpStatusCode Status, JsonObject Body)> call, string field)
    {
        var (status, body) = await call;
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), body.ToJsonString());
        Assert.That(body.Select(member => member.Key), Is.EqualTo(new[] { "type", "title", "status", "detail" }));
        Assert.That(body["detail"]!.ToString(), Does.StartWith(field));
    }

    private string Fill(string text) => text
        .Replace("?", Unknown, StringComparison.Ordinal)
        .Replace("{project}", _project.ToString(), StringComparison.Ordinal)
        .Replace("{offering}", _offering.ToString(), StringComparison.Ordinal)
        .Replace("{role}", _role.ToString(), StringComparison.Ordinal)
        .Replace("{person}", _person.ToString(), StringComparison.Ordinal);

    private string ActualTime()
        => Fill(
            """
            {"project_id":"{project}","project_offering_id":"{offering}","person_id":"{person}","recorded_date":"2025-03-12","hours":1.5,
            "billable":true}
            """);

    private async Task<JsonObject> Record()
    {
        var (status, time) = await Post("v1/actual-time", ActualTime());
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), time.ToJsonString());
        return time;
    }

    private async Task<string> CreateRole(bool assigned)
    {
        var (status, role) = await Post(Roles, Fill(assigned
            ? """{"role_id":"{role}","assignment":{"id":"{person}","type":"person"}}"""
            : """{"role_id":"{role}"}"""));
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), role.ToJsonString());
        return role["id"]!.ToString();
    }
}
