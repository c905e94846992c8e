namespace Parallax.Tests.Testing.Smoke;

internal sealed class ReadOnlyTests
{
    private static readonly int Reads = SmokeSteps.All.Count(step => !step.IsWrite);

    [Test]
    public async Task Nothing_is_written_and_ids_come_from_the_lists()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        await CommandRun.AgainstAsync(emulator);
        SmokeSeed.Into(emulator);
        var before = emulator.Requests.Count;
        var run = await CommandRun.AgainstAsync(emulator, "--read-only");

        var requests = emulator.Requests.Skip(before).ToList();
        Assert.That(requests.Select(request => request.Method), Is.All.EqualTo("GET"));
        Assert.That(requests.Select(request => request.Status), Is.All.EqualTo(200));
        Assert.That(run.Line("GetClient"), Does.EndWith(" ok"));
        Assert.That(run.Line("GetRateCardRate"), Does.EndWith(" ok"));
        Assert.That(run.Line("GetActualTime"), Does.EndWith(" no data: there is no actual time to call it with"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task An_empty_server_is_read_as_far_as_it_goes()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        var run = await CommandRun.AgainstAsync(emulator, "--read-only");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Lines[^1], Does.StartWith($"{Reads} operations: 10 ok, 0 failed, {Reads - 10} without data"));
    }

    [Test]
    public async Task Without_a_key_it_says_that_no_installation_is_checked()
    {
        var run = await CommandRun.OfAsync(["--read-only"]);
        Assert.That(run.Lines[1], Is.EqualTo("This checks no installation: PARALLAX_API_KEY is not set."));
        Assert.That(run.Lines[^1], Does.StartWith($"{Reads} operations: {Reads} ok"));
    }
}
