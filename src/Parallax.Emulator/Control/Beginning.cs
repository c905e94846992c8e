using Parallax.Emulator.Arguments;
using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>How the emulator was asked to begin, so that a reset can bring it back: its data, and who gets webhooks.</summary>
internal sealed class Beginning(EmulatorArguments arguments, TimeProvider clock)
{
    public void LayDown(ParallaxEmulator emulator)
    {
        if (arguments.Seed is null)
        {
            LayDownSample(emulator);
        }
        else if (arguments.Seed.Length > 0)
        {
            emulator.SeedAll(arguments.Seed);
        }

        if (arguments.Webhook is var (target, secret))
        {
            emulator.Webhooks.Subscribe(target, secret);
        }
    }

    public void LayDownSample(ParallaxEmulator emulator)
        => ParallaxSampleFirm.SeedInto(emulator, DateOnly.FromDateTime(clock.GetLocalNow().Date));
}
