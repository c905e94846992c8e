using System.Security.Cryptography.X509Certificates;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Running;

namespace Parallax.Tests.Testing.Tool;

internal sealed class HttpsTests
{
    [Test]
    public async Task The_tool_serves_page_and_API_over_https_and_gives_its_certificate_away()
    {
        using var output = new StringWriter();
        await using var run = await EmulatorRun.StartAsync(
            new EmulatorArguments { Port = 0, Https = true }, TimeProvider.System, output, CancellationToken.None);
        using var careless = new HttpClient(new SocketsHttpHandler { SslOptions =
        {
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Subject is "CN=Parallax emulator on this machine"
        } })
        {
            BaseAddress = run.Emulator.BaseAddress
        };
        using var certificate = X509Certificate2.CreateFromPem(await careless.GetStringAsync("_emulator/certificate"));

        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var http = new HttpClient(handler)
        {
            BaseAddress = run.Emulator.BaseAddress,
            DefaultRequestHeaders = { { "X-API-KEY", run.Emulator.ApiKey } }
        };
        Assert.That(await http.GetStringAsync(""), Does.Contain("Parallax emulator"));
        Assert.That((int)(await http.GetAsync("v1/tags")).StatusCode, Is.EqualTo(200));
        await run.DisposeAsync();
        Assert.That(
            output.ToString(),
            Does.Contain(certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256)).And.Contain("curl -k"));
    }
}
