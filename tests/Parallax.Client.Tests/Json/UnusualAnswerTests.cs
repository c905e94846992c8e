using Parallax.Models;

namespace Parallax.Tests.Json;

/// <summary>Answers that are unusual and can yet be meant in one way only, and those that cannot.</summary>
internal sealed class UnusualAnswerTests
{
    private static readonly Guid Id = new("74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16");

    private static IEnumerable<Operation> Reading => Description.Operations.Where(operation => operation.Result is not null);

    [TestCaseSource(nameof(Reading))]
    public async Task Operation_answered_with_null_in_every_property_but_the_id_reads_it(Operation operation)
    {
        var members = Description.Schemas.Single(schema => schema.Name == operation.Result).Members;
        var isPage = members.Any(member => member.Name == "results");
        string Value(string name) => name == "id" ? $"\"{Id}\"" : isPage && name == "results" ? "[{}, null]" : "null";
        var json = $"{{{string.Join(",", members.Select(member => $"\"{member.Name}\":{Value(member.Name)}"))}}}";
        using var client = TestClient.Over(new Recorder(json));
        var method = Surface.RawClients.Single(raw => raw.Name == $"{operation.Tag}Client").GetMethod($"{operation.Id}Async")!;

        var read = await Calls.InvokeAsync(
            Activator.CreateInstance(method.DeclaringType!, client.HttpClient)!, method, Calls.EveryArgument(method));

        Assert.That(read!.GetType().Name, Is.EqualTo(operation.Result));
    }

    [TestCase("""{"brand_new":1e40}""")]
    [TestCase("""{"brand_new":-1.7976931348623157e308}""")]
    [TestCase("""{"brand_new":0.12345678901234567890123456789012345}""")]
    public async Task An_unknown_number_of_any_size_does_not_fail_the_row(string json)
        => Assert.That((await GetAsync(json)).UnknownMembers, Contains.Key("brand_new"));

    [Test]
    public async Task A_byte_order_mark_and_comments_are_passed_over()
        => Assert.That((await GetAsync("\uFEFF/* hello */ {\"name\": /* x */ \"Harbour\"} // end")).Name, Is.EqualTo("Harbour"));

    [Test]
    public async Task Of_a_member_that_comes_twice_the_last_one_counts()
        => Assert.That((await GetAsync("""{"name":"a","name":"b"}""")).Name, Is.EqualTo("b"));

    [Test]
    public async Task A_null_among_the_elements_of_a_list_is_passed_over()
        => Assert.That((await GetAsync("""{"tags":["a",null,"b"]}""")).Tags, Is.EqualTo(new[] { "a", "b" }));

    [TestCase("""{"id":"not a uuid"}""", "id")]
    [TestCase("""{"start_date":"01.02.2024"}""", "start_date")]
    [TestCase("""{"target_budget":{"amount":"SECRET"}}""", "target_budget.amount")]
    [TestCase("""{"target_budget":["SECRET"]}""", "target_budget")]
    [TestCase("""{"tags":["a",{"SECRET":1}]}""", "tags[1]")]
    [TestCase("""{"status":{"SECRET":1}}""", "status")]
    public void What_cannot_be_understood_is_named_by_its_place_and_not_quoted(string json, string place)
        => Assert.That(
            () => GetAsync(json),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains($"{place}:").And.Message.Not.Contains(
                "SECRET").And.Message.Not.Contains(
                "not a uuid"));

    [Test]
    public void The_row_that_cannot_be_understood_is_named_by_its_number()
    {
        using var client = TestClient.Over(new Recorder("""{"results":[{"target_margin":1},{"target_margin":true}]}"""));
        Assert.That(
            () => client.Projects.ListAsync().ToListAsync(),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("results[1].target_margin"));
    }

    private static async Task<Project> GetAsync(string json)
    {
        using var client = TestClient.Over(new Recorder(WithId(json)));
        return await client.Projects.GetAsync(Id);
    }

    // Of an id that comes twice, the last one counts.
    private static string WithId(string json)
    {
        var start = json.IndexOf('{', StringComparison.Ordinal) + 1;
        return json.Insert(start, $"\"id\":\"{Id}\",");
    }
}
