using System.Net;
using System.Text;
using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing;

internal sealed class BadRequestTests : EmulatorFixture
{
    [TestCaseSource(typeof(BadRequestCases), nameof(BadRequestCases.All))]
    public async Task A_bad_request_is_refused_and_the_field_is_named(
        DescribedOperation operation, string path, string? body, string contentType, int expected, string? field)
    {
        var (status, answer) = await Send(new HttpMethod(operation.Method), path.TrimStart('/'), body, contentType);
        Assert.That((int)status, Is.EqualTo(expected), answer.ToJsonString());
        Assert.That(answer["status"]!.GetValue<int>(), Is.EqualTo(expected));
        if (field is null)
        {
            Assert.That(answer.Select(member => member.Key), Is.EqualTo(new[] { "type", "title", "status", "detail" }));
            return;
        }

        Assert.That(answer.Select(member => member.Key), Is.EqualTo(new[] { "type", "title", "status", "trace_id", "errors" }));
        Assert.That(answer["errors"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { field }), "this field and no other");
        Assert.That(answer["errors"]![field]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public void The_table_covers_every_input_of_every_operation()
    {
        var inputs = DescribedApi.Operations.SelectMany(operation => Inputs(operation).Select(field => (operation.Id, field)));
        var covered = BadRequestCases.All().Select(bad => (((DescribedOperation)bad.Arguments[0]!).Id, (string?)bad.Arguments[^1]));
        Assert.That(DescribedApi.Operations, Has.Count.EqualTo(DescribedApi.OperationCount));
        Assert.That(inputs.Except(covered), Is.Empty);
    }

    [Test]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var (_, body) = await Post("v1/people?page=0", """{"email_address":5,"start_date":"soon","billable":"yes","colour":"blue"}""");
        Assert.That(
            body["errors"]!.AsObject().Select(member => member.Key),
            Is.EquivalentTo(new[] { "email_address", "start_date", "billable", "colour" }));
    }

    [TestCase("application/json-patch+json")]
    [TestCase("application/json")]
    [TestCase("APPLICATION/JSON; charset=UTF-8")]
    public async Task Both_content_types_are_taken(string contentType)
    {
        using var content = new ByteArrayContent("""{"name":"Northwind"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await Http.PostAsync("v1/clients", content);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase("application/json; charset=utf-16")]
    [TestCase("nonsense")]
    [TestCase(null)]
    public async Task Other_content_types_are_not(string? contentType)
    {
        using var content = new ByteArrayContent("""{"name":"Northwind"}"""u8.ToArray());
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await Http.PostAsync("v1/clients", content);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task A_body_of_one_MiB_is_taken_and_one_byte_more_is_not_whether_its_length_is_told_or_not(
        [Values] bool chunked, [Values(0, 1)] int excess)
    {
        var frame = """{"name":""}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/clients");
        request.Content = new StringContent(
            frame.Insert(9, new string('x', 1024 * 1024 - frame.Length + excess)), Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await Http.SendAsync(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(excess == 0 ? 201 : 413));
    }

    [Test]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xFF, .. "\"}"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var response = await Http.PostAsync("v1/clients", content);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("UTF-8"));
    }

    // All but parameters of plain text, which cannot be wrong. "$" is the body as a whole.
    private static IEnumerable<string?> Inputs(DescribedOperation operation)
        => (operation.Node["parameters"]?.AsArray() ?? []).Select(parameter => DescribedApi.Resolve(parameter!))
            .Where(parameter => parameter["schema"]!["type"]!.ToString() is not "string" || parameter["schema"]!["format"] is not null)
            .Select(parameter => parameter["name"]!.ToString())
            .Concat(operation.BodySchema is { } body ? body["properties"]!.AsObject().Select(member => member.Key).Prepend("$") : []);
}
