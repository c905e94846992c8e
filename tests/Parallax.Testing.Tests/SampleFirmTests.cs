namespace Parallax.Tests.Testing;

internal sealed class SampleFirmTests : EmulatorFixture
{
    [Test]
    public async Task The_firm_is_whole_the_same_every_time_and_not_laid_down_twice()
    {
        var today = new DateOnly(2025, 3, 12);
        ParallaxSampleFirm.SeedInto(Emulator, today);
        var first = await Get("v1/projects?page_size=500");
        Assert.That(() => ParallaxSampleFirm.SeedInto(Emulator, today), Throws.InstanceOf<ParallaxSeedException>());
        Emulator.Reset();
        ParallaxSampleFirm.SeedInto(Emulator, today);
        var second = await Get("v1/projects?page_size=500");
        Assert.That(first.Body["total"]!.GetValue<int>(), Is.EqualTo(1200));
        Assert.That(second.Body.ToJsonString(), Is.EqualTo(first.Body.ToJsonString()));
        Assert.That((await Get("v1/people")).Body["total"]!.GetValue<int>(), Is.EqualTo(150));
    }
}
