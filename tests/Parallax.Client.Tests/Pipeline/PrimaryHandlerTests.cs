using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Pipeline;

/// <summary>The handler next to the network, and whose it is.</summary>
internal sealed class PrimaryHandlerTests
{
    [Test]
    public void The_own_one_follows_no_redirect_for_the_key_would_go_along()
    {
        using var handler = ClientPipeline.Primary(new ParallaxClientOptions());
        Assert.That((handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression), Is.EqualTo((false, false, DecompressionMethods.All)));
    }

    [Test]
    public async Task A_handler_of_the_callers_stays_the_callers()
    {
        using var recorder = new Recorder();
        TestClient.Over(recorder).Dispose();
        using var next = TestClient.Over(recorder);
        Assert.That(await next.Projects.GetAsync(Guid.Empty), Is.Not.Null);
    }

    [Test]
    public async Task Nothing_but_the_client_itself_ends_a_call([Values] bool isFromContainer)
    {
        await using var services = new ServiceCollection().AddParallaxClient(options => options.ApiKey = "pat_a").Services.BuildServiceProvider();
        using var byHand = TestClient.Over(new Recorder());
        IParallaxClient client = isFromContainer ? services.GetRequiredService<IParallaxClient>() : byHand;
        Assert.That(client.HttpClient.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }
}
