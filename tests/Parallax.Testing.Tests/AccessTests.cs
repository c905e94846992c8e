using System.Net;

namespace Parallax.Tests.Testing;

internal sealed class AccessTests : EmulatorFixture
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("wrong")]
    public async Task Without_the_right_key_nothing_is_answered_but_401(string? key)
    {
        using var http = new HttpClient { BaseAddress = Emulator.BaseAddress };
        if (key is not null)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation("X-API-KEY", key);
        }

        foreach (var path in new[] { "v1/clients", "v1/clients?page=0", "nowhere" })
        {
            using var response = await http.GetAsync(path);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Unauthorized").And.Contains("401"));
        }
    }

    [TestCase("")]
    [TestCase("v1")]
    [TestCase("v1/client")]
    [TestCase("v1/Clients")]
    [TestCase("v1/clients/")]
    [TestCase("v2/clients")]
    public async Task A_path_that_is_not_described_is_not_there(string path)
        => Assert.That((await Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("PUT", "v1/clients")]
    [TestCase("DELETE", "v1/clients/11111111-1111-4111-8111-111111111111")]
    [TestCase("GET", "v1/departments/11111111-1111-4111-8111-111111111111")]
    [TestCase("HEAD", "v1/clients")]
    public async Task A_method_that_is_not_described_is_refused_with_those_that_are(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await Http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.Not.Empty);
    }

    [Test]
    public async Task Two_emulators_have_their_own_address_key_and_objects()
    {
        await using var other = await ParallaxEmulator.StartAsync();
        using var http = Client(other);
        other.Seed("/v1/clients", """{"name":"Elsewhere"}""");
        Assert.That(other.BaseAddress, Is.Not.EqualTo(Emulator.BaseAddress));
        Assert.That(other.ApiKey, Is.Not.EqualTo(Emulator.ApiKey));
        Assert.That(await http.GetStringAsync("v1/clients"), Does.Contain("Elsewhere"));
        Assert.That((await Get("v1/clients")).Body["total"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public void The_address_is_on_loopback_and_ends_with_a_slash()
    {
        Assert.That(Emulator.BaseAddress.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(Emulator.BaseAddress.ToString(), Does.EndWith("/"));
    }
}
