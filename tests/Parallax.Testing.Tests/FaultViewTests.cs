namespace Parallax.Tests.Testing;

internal sealed class FaultViewTests : EmulatorFixture
{
    [Test]
    public async Task Rules_tell_what_they_wait_for_and_can_be_taken_away_one_by_one()
    {
        var next = Emulator.Faults.Next(ParallaxFault.Status(503)).OnMethod("GET").OnPath("/v1/clients/").Times(2);
        var always = Emulator.Faults.Always(ParallaxFault.Reset().AfterApplying()).OnOperation("CreateClient");
        await Get("v1/clients");
        Assert.That(Emulator.Faults.Rules, Is.EqualTo(new[] { next, always }));
        Assert.That(
            (next.Faults.Single().ToString(), next.Method, next.Path, next.OperationId, next.Remaining, next.Hits),
            Is.EqualTo(("503", "GET", "/v1/clients", (string?)null, 1L, 1)));
        Assert.That(
            (always.Method, always.Path, always.OperationId, always.Remaining),
            Is.EqualTo(((string?)null, (string?)null, "CreateClient", (long?)null)));

        Assert.That((Emulator.Faults.Remove(next), Emulator.Faults.Remove(next)), Is.EqualTo((true, false)));
        Assert.That((int)(await Get("v1/clients")).Status, Is.EqualTo(200));
        Assert.That(Emulator.Faults.Rules, Is.EqualTo(new[] { always }));
    }

    [Test]
    public void Keys_are_those_that_are_taken()
    {
        var first = Emulator.ApiKey;
        var second = Emulator.AddKey();
        Assert.That(Emulator.Keys, Is.EqualTo(new[] { first, second }));
        Emulator.RevokeKey(second);
        Assert.That(Emulator.Keys, Is.EqualTo(new[] { first }));
    }
}
