using System.Text;

namespace Parallax.Tests.Http;

/// <summary>The body of an answer as text, in whichever steps it is read.</summary>
internal sealed class BodyTextTests
{
    [TestCase("")]
    [TestCase("a")]
    [TestCase("ä€😀z")]
    [TestCase("😀😀")]
    public void Read_one_by_one_it_is_the_same_as_at_once(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var whole = new Utf8Reader(bytes);
        using var single = new Utf8Reader(bytes);
        var read = new StringBuilder();
        for (var next = single.Read(); next >= 0; next = single.Read())
        {
            read.Append((char)next);
        }

        Assert.That(read.ToString(), Is.EqualTo(text));
        Assert.That(whole.ReadToEnd(), Is.EqualTo(text));
    }

    [Test]
    public void The_second_half_of_a_character_is_not_lost_between_two_ways_to_read()
    {
        using var reader = new Utf8Reader(Encoding.UTF8.GetBytes("😀z"));
        var first = (char)reader.Read();
        Assert.That(reader.Read([]), Is.Zero);
        Assert.That(first + reader.ReadToEnd(), Is.EqualTo("😀z"));
    }

    [Test]
    public async Task Whoever_uses_the_plain_client_gets_it_whole_and_with_its_length()
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
        using var response = await client.HttpClient.GetAsync(new Uri("v1/anything", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
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
