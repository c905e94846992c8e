namespace Parallax.Tests.Testing.Tool;

/// <summary>Pages of other sites, which a browser on this machine may have open, get at nothing.</summary>
internal sealed class GuardTests : ToolFixture
{
    private static readonly string[] Addresses =
    [
        "", "_emulator/state", "_emulator/keys", "reference/", "openapi.json", "openapi.yaml", "favicon.ico"
    ];

    [Test]
    public async Task A_host_that_is_not_of_this_machine_is_refused_everywhere(
        [ValueSource(nameof(Addresses))] string address,
        [Values("evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.1", "[::2]")] string host)
    {
        Assert.That(await StatusOf(HttpMethod.Get, address, ("Host", host)), Is.EqualTo(403));
    }

    [TestCase("localhost")]
    [TestCase("localhost:9999")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]:80")]
    public async Task A_host_of_this_machine_is_answered(string host)
    {
        Assert.That(await StatusOf(HttpMethod.Get, "_emulator/state", ("Host", host)), Is.EqualTo(200));
    }

    [TestCase("https://evil.example")]
    [TestCase("null")]
    [TestCase("http://127.0.0.1:1")]
    [TestCase("http://localhost")]
    public async Task Another_origin_is_refused_and_changes_nothing(string origin)
    {
        Assert.That(await StatusOf(HttpMethod.Post, "_emulator/keys/rotate", ("Origin", origin)), Is.EqualTo(403));
        Assert.That(await StatusOf(HttpMethod.Get, "_emulator/state", ("Origin", origin)), Is.EqualTo(403));
        Assert.That(Emulator.Keys, Is.EqualTo(new[] { "pat_of_these_tests" }));
    }

    [Test]
    public async Task The_own_origin_is_answered()
    {
        Assert.That(
            await StatusOf(HttpMethod.Post, "_emulator/reset", ("Origin", Emulator.BaseAddress.ToString().TrimEnd('/'))), Is.EqualTo(200));
    }

    [TestCase("cross-site", 403)]
    [TestCase("same-site", 403)]
    [TestCase("same-origin", 200)]
    [TestCase("none", 200)]
    public async Task A_read_from_another_site_is_refused(string site, int expected)
    {
        Assert.That(await StatusOf(HttpMethod.Get, "_emulator/state", ("Sec-Fetch-Site", site)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_body_of_a_form_is_refused()
    {
        using var form = new StringContent("""{"kind":"reset"}""", System.Text.Encoding.UTF8, "text/plain");
        using var response = await Http.PostAsync("_emulator/faults", form);
        Assert.That((int)response.StatusCode, Is.EqualTo(415));
    }

    [TestCase("")]
    [TestCase("_emulator/page.js")]
    [TestCase("_emulator/state")]
    [TestCase("reference/")]
    public async Task Everything_is_held_to_what_comes_from_here(string address)
    {
        using var response = await Http.GetAsync(address);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(
            policy,
            Does.StartWith("default-src 'none'").And.Contain("connect-src 'self'").And.Contain(
                "frame-ancestors 'none'").And.Not.Contain("http"));
        Assert.That(policy.Contains("'unsafe-inline'", StringComparison.Ordinal), Is.EqualTo(address is "reference/"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
    }

    private async Task<int> StatusOf(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
