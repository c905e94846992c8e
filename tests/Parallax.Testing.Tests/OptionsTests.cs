using System.Net;
using System.Net.Sockets;

namespace Parallax.Tests.Testing;

internal sealed class OptionsTests
{
    private static readonly object[][] Wrong =
    [
        ["ApiKey", new ParallaxEmulatorOptions { ApiKey = "" }],
        ["ApiKey", new ParallaxEmulatorOptions { ApiKey = "geheim\n" }],
        ["ApiKey", new ParallaxEmulatorOptions { ApiKey = "gehéim" }],
        ["Port", new ParallaxEmulatorOptions { Port = -1 }],
        ["Port", new ParallaxEmulatorOptions { Port = 65536 }],
        ["TimeProvider", new ParallaxEmulatorOptions { TimeProvider = null! }],
        ["Mode", new ParallaxEmulatorOptions { Mode = (ParallaxEmulatorMode)7 }],
        ["RequestLogLimit", new ParallaxEmulatorOptions { RequestLogLimit = 0 }],
        ["RateLimit", new ParallaxEmulatorOptions { RateLimit = null! }],
        ["RateLimit.PermitLimit", new ParallaxEmulatorOptions { RateLimit = { PermitLimit = 0 } }],
        ["RateLimit.Window", new ParallaxEmulatorOptions { RateLimit = { Window = TimeSpan.Zero } }],
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task An_option_that_cannot_work_is_refused_by_its_name(string name, ParallaxEmulatorOptions options)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => ParallaxEmulator.StartAsync(options));
        Assert.That(refusal!.Message, Does.StartWith($"ParallaxEmulatorOptions.{name} ").And.Not.Contain("geh"));
    }

    [Test]
    public async Task A_key_and_a_port_can_be_chosen()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();

        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { ApiKey = "pat_mine", Port = port });
        Assert.That((emulator.ApiKey, emulator.BaseAddress.Port), Is.EqualTo(("pat_mine", port)));
        Assert.That(
            () => ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { Port = port }),
            Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_disposed_emulator_no_longer_answers()
    {
        var emulator = await ParallaxEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        (await http.GetAsync("v1/clients")).Dispose();
        await emulator.DisposeAsync();
        await emulator.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("v1/clients"));
    }
}
