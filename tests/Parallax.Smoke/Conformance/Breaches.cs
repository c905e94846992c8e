using Parallax.Testing;
using Parallax.Tests.Smoke;

namespace Parallax.Tests.Conformance;

/// <summary>
/// Proves that Prism would see it, operation by operation: a wrong request, sent past the client, and a wrong answer, from an
/// emulator with a broken description. Prism skips the check of a schema that it cannot read, and says nothing about it.
/// </summary>
internal static class Breaches
{
    public static async Task RunAsync(string program, string description, Findings findings)
    {
        var mock = new ParallaxEmulatorOptions { Mode = ParallaxEmulatorMode.StatelessMock };
        await using var emulator = await ParallaxEmulator.StartAsync(mock);
        mock.Description = await BrokenDescription.ReadAsync(description);
        await using var broken = await ParallaxEmulator.StartAsync(mock);
        await using var prism = await Prism.StartAsync(program, description, broken.BaseAddress);

        var breaches = new BreachHandler(SmokeEngine.Connection(emulator.BaseAddress), prism.Address, emulator.ApiKey);
        var outcome = await new SmokeEngine(SmokeServer.Of(emulator), new SmokeOptions(), breaches).RunAsync();

        findings.Report("the run that the breaches are made beside", SmokeSteps.All.Count, outcome.Ok, []);
        findings.Report("wrong requests that Prism sees", SmokeSteps.All.Count, breaches.RequestsSeen, breaches.RequestsMissed);
        findings.Report("wrong answers that Prism sees", SmokeSteps.All.Count, breaches.AnswersSeen, breaches.AnswersMissed);
    }
}
