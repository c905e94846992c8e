using System.Net;
using Parallax.Models;

namespace Parallax.Tests.Http;

/// <summary>Any 2xx says that a write happened, whatever else comes with it.</summary>
internal sealed class SuccessTests
{
    private static readonly Guid Id = new("74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16");

    private static IEnumerable<string> Bodies
        => ["", "{}", """{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16"}""", "null", "<html>done</html>", "{\"cut", "[1,2"];

    [Test]
    public async Task A_write_succeeds_with_any_2xx_and_any_body(
        [Values("PATCH", "DELETE")] string method,
        [Values(200, 201, 202, 203, 204, 205, 206, 207, 299)] int status,
        [ValueSource(nameof(Bodies))] string body)
    {
        using var recorder = new Recorder(
            _ => body.StartsWith('<') ? Answer.Html(body, (HttpStatusCode)status) : Answer.Json(body, (HttpStatusCode)status));
        using var client = TestClient.Over(recorder);
        await (method is "PATCH" ? client.Projects.UpdateAsync(Id, new UpdateProject { Name = "a" }) : client.ActualTime.DeleteAsync(Id));
        Assert.That(recorder.Only.Method, Is.EqualTo(method));
    }

    [Test]
    public async Task A_write_without_any_content_in_the_answer_succeeds([Values(200, 204)] int status)
    {
        using var recorder = new Recorder(_ => Answer.Empty((HttpStatusCode)status));
        using var client = TestClient.Over(recorder);
        await client.Projects.UpdateAsync(Id, new UpdateProject());
        await client.ActualTime.DeleteAsync(Id);
        Assert.That(recorder.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_create_reads_the_object_from_any_2xx([Values(200, 201, 202, 206, 299)] int status)
    {
        using var client = TestClient.Over(new Recorder(
            """{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","name":"Harbour"}""", (HttpStatusCode)status));
        Assert.That((await client.Projects.CreateAsync(new CreateProject { Name = "Harbour" })).Name, Is.EqualTo("Harbour"));
    }

    [Test]
    public async Task An_update_succeeded_even_if_the_body_that_nobody_needs_breaks_off()
    {
        using var recorder = new Recorder(_ => Answer.Stream(ScriptedStream.Broken("{\"id\"", new IOException("reset"))));
        using var client = TestClient.Over(recorder);
        await client.Projects.UpdateAsync(Id, new UpdateProject());
        Assert.That(recorder.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_update_succeeded_even_if_the_body_that_nobody_needs_is_too_large()
    {
        using var recorder = new Recorder(new string(' ', 5000));
        using var client = TestClient.Over(recorder, options => options.MaxResponseBytes = 100);
        await client.Projects.UpdateAsync(Id, new UpdateProject());
        Assert.That(recorder.Requests, Has.Count.EqualTo(1));
    }
}
