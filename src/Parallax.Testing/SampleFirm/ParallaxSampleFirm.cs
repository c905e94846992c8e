namespace Parallax.Testing;

/// <summary>
/// Data to try things on: a consultancy that does not exist, with 300 clients, 1,200 projects, 150 people, and planned and worked
/// hours. The same on every day and with the same ids, but for its dates, which lie around a day.
/// </summary>
public static class ParallaxSampleFirm
{
    /// <summary>Lays everything down, in an order in which nothing refers to what comes later.</summary>
    /// <param name="emulator">The emulator, which must not have the firm already.</param>
    /// <param name="today">The day that the dates lie around.</param>
    /// <exception cref="ParallaxSeedException">The firm is there already, or the emulator serves a description that the firm does not fit.</exception>
    public static void SeedInto(ParallaxEmulator emulator, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var projects = ProjectPlan.All(today);
        StaffSeed.SeedInto(emulator, today);
        SalesSeed.SeedInto(emulator, today, projects);
        DeliverySeed.SeedInto(emulator, today, projects);
    }
}
