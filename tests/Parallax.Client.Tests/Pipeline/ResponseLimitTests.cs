using System.Net;
using System.Text;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

/// <summary>No answer takes more memory than it may.</summary>
internal sealed class ResponseLimitTests
{
    private const int Limit = 1000;

    [Test]
    public void A_body_beyond_the_limit_is_refused_whether_its_length_is_declared_or_not([Values] bool isDeclared)
    {
        using var client = Client(isDeclared, Limit + 1);
        Assert.That(
            () => client.Projects.GetAsync(Guid.Empty),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("MaxResponseBytes").And.Message.Contains("1000"));
    }

    [Test]
    public async Task A_body_of_just_the_limit_is_read([Values] bool isDeclared)
    {
        using var client = Client(isDeclared, Limit);
        Assert.That((await client.Projects.GetAsync(Guid.Empty)).Name, Is.EqualTo("Harbour"));
    }

    [Test]
    public void A_create_whose_answer_is_too_large_happened()
    {
        using var client = Client(isDeclared: true, Limit + 1);
        Assert.That(
            () => client.Projects.CreateAsync(new CreateProject { Name = "a" }),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("was created").And.Property(
                "RequestMayHaveBeenProcessed").True);
    }

    [Test]
    public void A_body_without_end_is_not_read_to_its_end()
    {
        var endless = new ScriptedStream(Enumerable.Repeat(new byte[100], 10_000_000));
        using var client = TestClient.Over(new Recorder(_ => Answer.Stream(endless)), options => options.MaxResponseBytes = Limit);
        Assert.Multiple(() =>
        {
            Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxResponseException>());
            Assert.That(endless.Taken, Is.LessThanOrEqualTo(Limit + 100));
        });
    }

    private static ParallaxClient Client(bool isDeclared, int length)
    {
        var body = Encoding.UTF8.GetBytes("""{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","name":"Harbour"}""".PadRight(length));
        var recorder = new Recorder(_ =>
        {
            var response = isDeclared
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) }
                : Answer.Stream(new ScriptedStream(body.Chunk(100)));
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(isDeclared ? length : null));
            return response;
        });
        return TestClient.Over(recorder, options => options.MaxResponseBytes = Limit);
    }
}
