using Parallax.Models;
using Parallax.Testing;

namespace Parallax.Sample.Seeding;

/// <summary>Departments, roles, what the roles cost, people, and the tags they wear.</summary>
internal static class StaffSeed
{
    private static readonly (string Role, int Department, decimal Rate)[] Roles =
    [
        ("Consultant", 0, 140), ("Senior consultant", 0, 175), ("Engagement lead", 0, 220),
        ("Data analyst", 1, 130), ("Data engineer", 1, 165),
        ("Interaction designer", 2, 135), ("Design lead", 2, 190),
        ("Developer", 3, 150), ("Senior developer", 3, 180), ("Architect", 3, 225),
        ("Project manager", 4, 155), ("Programme manager", 4, 210),
    ];

    public static Guid Department(int number) => SeedId.Of("department", number);

    public static Guid Role(int number) => SeedId.Of("role", number % Roles.Length);

    public static Guid Person(int number) => SeedId.Of("person", number);

    /// <summary>The role that a person has. The firm hired in turn.</summary>
    public static Guid RoleOf(int person) => Role(person);

    public static void SeedInto(ParallaxEmulator emulator, DateOnly today)
    {
        var founded = today.AddYears(-6).Morning();
        emulator.Seed("/v1/departments", FirmNames.Departments.Select((name, number) => new Department { Id = Department(number), Name = name }));
        emulator.Seed("/v1/roles", Roles.Select((role, number) => new Role
        {
            Id = Role(number),
            Name = role.Role,
            DepartmentId = Department(role.Department),
            Capacity = 40m,
            BillableUtilizationTarget = role.Department == 4 ? 0.6m : 0.8m,
            CreatedDate = founded,
            ModifiedDate = founded,
        }));
        emulator.Seed("/v1/tags", FirmNames.Tags.Select((name, number) => new Tag { Id = SeedId.Of("tag", number), Name = name, CreatedDate = founded, ModifiedDate = founded }));
        emulator.Seed("/v1/people", People(today));

        string[] cards = ["Standard", "Public sector"];
        emulator.Seed("/v1/rate-cards", cards.Select((name, number) => new RateCard { Id = RateCard(number), Name = name, CreatedDate = founded, ModifiedDate = founded }));
        for (var card = 0; card < cards.Length; card++)
        {
            emulator.Seed($"/v1/rate-cards/{RateCard(card)}/rates", Rates(card));
        }
    }

    private static Guid RateCard(int number) => SeedId.Of("rate-card", number);

    private static IEnumerable<RateCardRate> Rates(int card) => Roles.Select((role, number) => new RateCardRate
    {
        Id = SeedId.Of("rate", (card * Roles.Length) + number),
        RoleId = Role(number),
        BillRate = new Money { CurrencyCode = "USD", Amount = card == 0 ? role.Rate : role.Rate * 0.9m },
    });

    private static IEnumerable<Person> People(DateOnly today)
    {
        var random = new Random(150);
        for (var number = 0; number < Firm.People; number++)
        {
            var (given, family) = FirmNames.Person(number);
            var hired = today.AddDays(-random.Next(120, 2000));
            var partTime = random.Next(8) == 0;
            yield return new Person
            {
                Id = Person(number),
                GivenName = given,
                FamilyName = family,
                EmailAddress = FirmNames.Email(given, family),
                Capacity = partTime ? 24m : null,
                RoleId = RoleOf(number),
                Billable = true,
                StartDate = hired,
                WorkerType = partTime ? WorkerType.PartTime : random.Next(10) == 0 ? WorkerType.Contractor : WorkerType.FullTime,
                Tags = [FirmNames.Tags[random.Next(FirmNames.Tags.Count)]],
                Archived = number > 140,
                CreatedDate = hired.Morning(),
                ModifiedDate = hired.AddDays(30).Morning(),
            };
        }
    }
}
