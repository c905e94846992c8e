using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Models;

namespace Parallax.Tests.Transport.Redirects;

/// <summary>
/// The key goes to no other host, whatever handler the user brings along: by default, handlers follow redirects and take it with them.
/// </summary>
[CancelAfter(60_000)]
internal sealed class RedirectTests
{
    private ParallaxEmulator _emulator = null!;
    private ParallaxEmulator _elsewhere = null!;

    private static IEnumerable<TestCaseData> Handlers
    {
        get
        {
            yield return Case("none", () => null);
            yield return Case("HttpClientHandler", () => new HttpClientHandler());
            yield return Case("SocketsHttpHandler", () => new SocketsHttpHandler());
            yield return Case("HttpClientHandler behind another", () => new PassingHandler { InnerHandler = new HttpClientHandler() });

            static TestCaseData Case(string name, Func<HttpMessageHandler?> create) => new TestCaseData(create).SetArgDisplayNames(name);
        }
    }

    private static ParallaxFault RedirectTo(ParallaxEmulator other)
        => ParallaxFault.Redirect(new Uri($"http://localhost:{other.BaseAddress.Port}/v1/clients"));

    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync();

        // With the same key, so that whoever brings it is let in.
        _elsewhere = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { ApiKey = _emulator.ApiKey });
        _emulator.Faults.Always(RedirectTo(_elsewhere));
    }

    [TearDown]
    public async Task Stop()
    {
        await _emulator.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_client_made_by_hand_follows_no_redirect(Func<HttpMessageHandler?> create, CancellationToken cancellationToken)
    {
        using var handler = create();
        using var client = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = _emulator.ApiKey, BaseAddress = _emulator.BaseAddress }, handler);
        await AssertStaysAsync(client, cancellationToken);
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_client_from_a_container_follows_no_redirect(Func<HttpMessageHandler?> create, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        var builder = services.AddParallaxClient(
            options => (options.ApiKey, options.BaseAddress) = (_emulator.ApiKey, _emulator.BaseAddress));
        using var handler = create();
        if (handler is not null)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        await using var provider = services.BuildServiceProvider();
        await AssertStaysAsync(provider.GetRequiredService<IParallaxClient>(), cancellationToken);
    }

    private async Task AssertStaysAsync(IParallaxClient client, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        Func<Task>[] calls =
        [
            () => client.Clients.GetAsync(id, cancellationToken),
            () => client.Clients.CreateAsync(new CreateClient { Name = "Contoso" }, cancellationToken),
            () => client.Clients.UpdateAsync(id, new UpdateClient { Name = "Contoso" }, cancellationToken),
            () => client.ActualTime.DeleteAsync(id, cancellationToken),
        ];
        foreach (var call in calls)
        {
            var failure = await FailureOf(call);
            Assert.That(_elsewhere.Requests, Is.Empty);
            Assert.That((failure as ParallaxApiException)?.StatusCode, Is.EqualTo(HttpStatusCode.Found), failure?.ToString());
        }

        Assert.That(_emulator.Requests, Has.Count.EqualTo(calls.Length));
    }

    private static async Task<Exception?> FailureOf(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private sealed class PassingHandler : DelegatingHandler;
}
