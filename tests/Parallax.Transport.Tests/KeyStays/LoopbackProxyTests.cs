using System.Net;
using Parallax.Tests.Transport.SentOnce;

namespace Parallax.Tests.Transport.KeyStays;

/// <summary>
/// Plain http is allowed on the own machine because the key does not leave it: it must not go to the proxy of the environment.
/// </summary>
[CancelAfter(60_000)]
[NonParallelizable]
internal sealed class LoopbackProxyTests
{
    private IWebProxy _before = null!;
    private RawApi _proxy = null!;

    private static IEnumerable<TestCaseData> Handlers
        => [
        new TestCaseData((Func<HttpMessageHandler?>)(static () => null)).SetArgDisplayNames("none"),
        new TestCaseData((Func<HttpMessageHandler?>)(static () => new SocketsHttpHandler())).SetArgDisplayNames("SocketsHttpHandler"),
        new TestCaseData((Func<HttpMessageHandler?>)(static () => new HttpClientHandler())).SetArgDisplayNames("HttpClientHandler"),
    ];

    // What HTTP_PROXY does to a process.
    [SetUp]
    public void SetProxy()
    {
        _proxy = new RawApi(static _ => RawApi.Json(502));
        (_before, HttpClient.DefaultProxy) = (HttpClient.DefaultProxy, new WebProxy(_proxy.Address, BypassOnLocal: false));
    }

    [TearDown]
    public async Task TakeProxyBack()
    {
        HttpClient.DefaultProxy = _before;
        await _proxy.DisposeAsync();
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_call_to_the_own_machine_does_not_go_there(Func<HttpMessageHandler?> create, CancellationToken cancellationToken)
    {
        await using var server = new RawApi(static _ => RawApi.Json(200, """{"results":[]}"""));
        using var handler = create();
        using var parallax = new ParallaxClient(Outcome.Options(server.Address, attempts: 1), handler);
        await parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetPageAsync(1, cancellationToken);
        Assert.That((server.Heads.Count, _proxy.Heads.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task The_emulator_can_be_reached(CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        using var parallax = emulator.CreateClient();
        Assert.That(await parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken), Is.Zero);
        Assert.That(_proxy.Heads, Is.Empty);
    }

    [Test]
    public async Task A_proxy_that_the_users_own_handler_names_is_used(CancellationToken cancellationToken)
    {
        await using var server = new RawApi(static _ => RawApi.Json(200));
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(_proxy.Address, BypassOnLocal: false) };
        using var parallax = new ParallaxClient(Outcome.Options(server.Address, attempts: 1), handler);
        await Outcome.OfAsync(() => parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetPageAsync(1, cancellationToken));
        Assert.That((server.Heads.Count, _proxy.Heads.Count), Is.EqualTo((0, 1)));
    }
}
