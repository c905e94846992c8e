using System.Net;

namespace Parallax.Tests.Testing;

internal sealed class WindowTests : EmulatorFixture
{
    [Test]
    public async Task The_window_shows_what_is_used_and_when_it_ends()
    {
        Assert.That(Emulator.Window, Is.EqualTo(new ParallaxEmulatorWindow(true, 3, TimeSpan.FromSeconds(60), 0, null)));
        var opened = Clock.GetUtcNow();
        await Get("v1/tags");
        Clock.Advance(TimeSpan.FromSeconds(20));
        await Get("v1/tags");
        Assert.That(
            (Emulator.Window.Used, Emulator.Window.Left, Emulator.Window.EndsAt), Is.EqualTo((2, 1, opened + TimeSpan.FromSeconds(60))));
        Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.That((Emulator.Window.Used, Emulator.Window.EndsAt), Is.EqualTo((0, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Each_request_knows_how_many_permits_it_left()
    {
        for (var request = 0; request < 4; request++)
        {
            await Get("v1/tags");
        }

        using var stranger = new HttpClient { BaseAddress = Emulator.BaseAddress };
        (await stranger.GetAsync("v1/tags")).Dispose();
        Assert.That(
            Emulator.Requests.Select(request => (request.Status, request.PermitsLeft)),
            Is.EqualTo(new (int?, int?)[] { (200, 2), (200, 1), (200, 0), (429, 0), (401, null) }));
    }

    [Test]
    public async Task A_window_that_is_advanced_ends_sooner_and_nothing_else_moves()
    {
        for (var request = 0; request < 3; request++)
        {
            await Get("v1/tags");
        }

        var now = Clock.GetUtcNow();
        Emulator.AdvanceWindow(TimeSpan.FromSeconds(59));
        Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Emulator.AdvanceWindow(TimeSpan.FromSeconds(1));
        Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Clock.GetUtcNow(), Is.EqualTo(now));
        Assert.That(() => Emulator.AdvanceWindow(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    protected override void Configure(ParallaxEmulatorOptions options) => options.RateLimit = new() { Enabled = true, PermitLimit = 3 };
}
