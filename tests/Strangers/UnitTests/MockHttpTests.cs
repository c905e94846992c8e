using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parallax;
using RichardSzalay.MockHttp;

namespace Stranger;

/// <summary>With the client as it is, over answers that are made up.</summary>
public sealed class MockHttpTests
{
    [Test]
    public async Task The_key_and_the_query_are_sent_and_the_answer_is_read()
    {
        using var http = new MockHttpMessageHandler();
        http.Expect(HttpMethod.Get, "https://api.getparallax.com/v1/projects")
            .WithHeaders("X-API-KEY", "pat_stranger")
            .WithQueryString("archived", "false")
            .Respond(
                "application/json",
                """
                { "total": 1, "total_pages": 1, "page": 1, "page_size": 500, "results": [{ "name": "Late", "end_date": "2026-02-28" }] }
                """);
        await using var services = Services(http);

        Assert.That(
            await new Overdue(services.GetRequiredService<IParallaxClient>()).NamesAsync(new DateOnly(2026, 3, 1)),
            Is.EqualTo(new[] { "Late" }));
        http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task A_refusal_is_an_exception_of_its_kind()
    {
        using var http = new MockHttpMessageHandler();
        http.When("*").Respond(HttpStatusCode.Unauthorized);
        await using var services = Services(http);

        Assert.That(
            () => new Overdue(services.GetRequiredService<IParallaxClient>()).NamesAsync(new DateOnly(2026, 3, 1)),
            Throws.TypeOf<ParallaxAuthenticationException>());
    }

    private static ServiceProvider Services(HttpMessageHandler http)
    {
        var services = new ServiceCollection();
        services.AddParallaxClient(options => options.ApiKey = "pat_stranger").ConfigurePrimaryHttpMessageHandler(() => http);
        return services.BuildServiceProvider();
    }
}
