using System.Text;

namespace Parallax.Tests.Http;

/// <summary>The body of a response in the hands of those who use the plain client.</summary>
internal sealed class BodyTextTests
{
    [Test]
    public async Task Body_read_through_the_plain_client_is_whole_and_has_its_length()
    {
        using var client = TestClient.Over(new Recorder("""{"name":"ä"}"""));
        using var response = await client.HttpClient.GetAsync(new Uri("v1/anything", UriKind.Relative));
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(13));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"name":"ä"}"""));
    }

    [Test]
    public async Task It_can_be_read_synchronously_too([Values] bool isCopied)
    {
        using var client = TestClient.Over(new Recorder("""{"name":"ä"}"""));
        using var response = await client.HttpClient.GetAsync(
            new Uri("v1/anything", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var text = new MemoryStream();
        if (isCopied)
        {
            response.Content.CopyTo(text, context: null, CancellationToken.None);
        }
        else
        {
            using var stream = response.Content.ReadAsStream();
            stream.CopyTo(text);
        }

        Assert.That(Encoding.UTF8.GetString(text.ToArray()), Is.EqualTo("""{"name":"ä"}"""));
    }
}
