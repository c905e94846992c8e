using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Options;

/// <summary>Settings that are right, and what they do.</summary>
internal sealed class AcceptedTests
{
    [TestCase("http://localhost:5000")]
    [TestCase("http://127.0.0.1:5000/")]
    [TestCase("http://[::1]:5000/prefix")]
    [TestCase("https://api.getparallax.com")]
    public void Plain_http_is_fine_on_the_own_machine(string address)
        => Assert.That(() => TestClient.Over(new Recorder(), options => options.BaseAddress = new Uri(address)).Dispose(), Throws.Nothing);

    [TestCase("https://host", "https://host/v1/projects")]
    [TestCase("https://host/", "https://host/v1/projects")]
    [TestCase("https://host/_mock/api-documentation/swagger", "https://host/_mock/api-documentation/swagger/v1/projects")]
    [TestCase("https://host/_mock/api-documentation/swagger/", "https://host/_mock/api-documentation/swagger/v1/projects")]
    [TestCase("http://localhost:81/a%20b", "http://localhost:81/a%20b/v1/projects")]
    public async Task A_base_address_keeps_its_path(string baseAddress, string expected)
    {
        using var byHand = new Recorder("""{"results":[]}""");
        using var byContainer = new Recorder("""{"results":[]}""");
        using var client = TestClient.Over(byHand, options => options.BaseAddress = new Uri(baseAddress));
        await using var services = new ServiceCollection().AddParallaxClient(options
            => (options.ApiKey, options.BaseAddress) = ("pat_a", new Uri(baseAddress)))
            .EndingAt(byContainer)
            .BuildServiceProvider();

        await client.Projects.ListAsync().GetPageAsync(1);
        await services.GetRequiredService<IParallaxClient>().Projects.ListAsync().GetPageAsync(1);

        Assert.That(
            new[]
            {
                byHand,
                byContainer
            }.Select(recorder => (recorder.Only.Address.GetLeftPart(UriPartial.Path), recorder.Only.Keys.Count)),
            Is.All.EqualTo((expected, 1)));
    }

    [Test]
    public async Task Configuration_binds_every_setting()
    {
        using var recorder = new Recorder("""{"results":[]}""");
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Parallax:ApiKey"] = "pat_bound",
            ["Parallax:BaseAddress"] = "https://host/prefix",
            ["Parallax:PageSize"] = "7",
            ["Parallax:AttemptTimeout"] = "00:01:00",
            ["Parallax:MaxResponseBytes"] = "1000",
            ["Parallax:ReadAhead"] = "0",
            ["Parallax:TotalTimeout"] = "00:02:00",
            ["Parallax:Retry:MaxAttempts"] = "1",
            ["Parallax:RateLimit:Enabled"] = "false",
            ["Parallax:ApplicationName"] = "Contoso.CrmSync/1.2",
        }).Build().GetSection("Parallax");
        await using var services = new ServiceCollection().AddParallaxClient(section).EndingAt(recorder).BuildServiceProvider();

        await services.GetRequiredService<IParallaxClient>().Projects.ListAsync().GetPageAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_bound" }));
            Assert.That(recorder.Only.Address.AbsoluteUri, Is.EqualTo("https://host/prefix/v1/projects?page=1&page_size=7"));
            Assert.That(recorder.Only.Headers.UserAgent.ToString(), Does.EndWith(" Contoso.CrmSync/1.2"));
        });
    }

    [Test]
    public async Task A_request_says_what_sends_it_and_what_it_takes()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(
            (recorder.Only.Headers.UserAgent.Single().Product!.Name, recorder.Only.Headers.Accept.ToString()),
            Is.EqualTo(("Parallax.Client", "application/json")));
    }

    [Test]
    public async Task What_is_changed_later_does_not_concern_the_client()
    {
        var options = new ParallaxClientOptions { ApiKey = "pat_first", RateLimit = { Enabled = false } };
        using var recorder = new Recorder();
        using var client = new ParallaxClient(options, recorder);
        options.ApiKey = "pat_second\r\n";
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_first" }));
    }

    [Test]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = new ParallaxClientOptions();
        Assert.That(
            (options.BaseAddress.AbsoluteUri, options.PageSize, options.AttemptTimeout, options.MaxResponseBytes),
            Is.EqualTo(("https://api.getparallax.com/", 500, TimeSpan.FromSeconds(30), 64L * 1024 * 1024)));
    }
}
