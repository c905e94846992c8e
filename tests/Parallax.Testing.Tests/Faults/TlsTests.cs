using System.Net;
using System.Security.Cryptography.X509Certificates;
using Parallax.Emulator.Running;

namespace Parallax.Tests.Testing.Faults;

/// <summary>The faults of connections, on connections with TLS: the client sees the same, and never an error of TLS itself.</summary>
internal sealed class TlsTests : IDisposable
{
    private X509Certificate2 _certificate = null!;
    private ParallaxEmulator _emulator = null!;
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task StartEmulator()
    {
        _certificate = DevelopmentCertificate.Make(TimeProvider.System);
        _emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { Certificate = _certificate });
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _)
            => presented is X509Certificate2 other && other.Thumbprint == _certificate.Thumbprint;
        _http = new HttpClient(handler)
        {
            BaseAddress = _emulator.BaseAddress,
            DefaultRequestHeaders = { { "X-API-KEY", _emulator.ApiKey } }
        };
    }

    [SetUp]
    public void EmptyEmulator() => _emulator.Reset();

    [OneTimeTearDown]
    public async Task StopEmulator()
    {
        await _emulator.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        _http.Dispose();
        _certificate.Dispose();
    }

    [Test]
    public async Task Requests_are_answered_over_https()
    {
        using var response = await _http.GetAsync("v1/clients");
        Assert.That((_emulator.BaseAddress.Scheme, response.StatusCode), Is.EqualTo(("https", HttpStatusCode.OK)));
    }

    [TestCaseSource(nameof(Endings))]
    public async Task A_broken_connection_is_the_same_error_as_without_TLS(ParallaxFault fault)
    {
        await using var plain = await ParallaxEmulator.StartAsync();
        using var http = EmulatorFixture.Client(plain);
        plain.Faults.Always(fault);
        _emulator.Faults.Always(fault);
        Assert.That(await ErrorOf(_http), Is.EqualTo(await ErrorOf(http)));
    }

    [Test]
    public async Task Half_of_the_body_arrives_before_the_connection_stalls()
    {
        _emulator.Faults.Next(ParallaxFault.StallInBody());
        using var response = await _http.GetAsync("v1/clients", HttpCompletionOption.ResponseHeadersRead);
        var length = (int)response.Content.Headers.ContentLength!.Value;
        await using var body = await response.Content.ReadAsStreamAsync();
        var half = new byte[length / 2];
        await body.ReadExactlyAsync(half);
        Assert.That(half[0], Is.EqualTo((byte)'{'));
    }

    private static IEnumerable<ParallaxFault> Endings()
        => [ParallaxFault.Close(), ParallaxFault.TruncatedBody(), ParallaxFault.CutChunks(), ParallaxFault.NotHttp()];

    private static async Task<HttpRequestError?> ErrorOf(HttpClient http)
    {
        try
        {
            (await http.GetAsync("v1/clients")).Dispose();
            return null;
        }
        catch (HttpRequestException failure)
        {
            return (failure.InnerException as HttpIOException)?.HttpRequestError ?? failure.HttpRequestError;
        }
    }
}
