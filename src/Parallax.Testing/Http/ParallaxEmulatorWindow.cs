namespace Parallax.Testing;

/// <summary>The rate limit at one moment. See <see cref="ParallaxEmulator.Window"/>.</summary>
/// <param name="IsEnabled">Whether requests are limited.</param>
/// <param name="PermitLimit">How many requests a window takes.</param>
/// <param name="Length">How long a window is.</param>
/// <param name="Used">How many requests the current window has taken; 0 when none is open.</param>
/// <param name="EndsAt">When the current window ends, by the emulator's clock; null when none is open: the next request opens one.</param>
public sealed record ParallaxEmulatorWindow(bool IsEnabled, int PermitLimit, TimeSpan Length, int Used, DateTimeOffset? EndsAt)
{
    /// <summary>Gets how many requests the current window still takes.</summary>
    public int Left => PermitLimit - Used;
}
