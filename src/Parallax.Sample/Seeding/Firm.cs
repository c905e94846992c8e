using Parallax.Testing;

namespace Parallax.Sample.Seeding;

/// <summary>
/// A consultancy that does not exist: 300 clients, 1,200 projects, 150 people. The same on every day, but for its dates,
/// which lie around today.
/// </summary>
internal static class Firm
{
    public const int Clients = 300;
    public const int Projects = 1200;
    public const int InProgress = 10;
    public const int People = 150;

    /// <summary>Fills an emulator with everything there is, in an order in which nothing refers to what comes later.</summary>
    public static void SeedInto(ParallaxEmulator emulator, DateOnly today)
    {
        var projects = ProjectPlan.All(today);
        StaffSeed.SeedInto(emulator, today);
        SalesSeed.SeedInto(emulator, today, projects);
        DeliverySeed.SeedInto(emulator, today, projects);
    }
}
