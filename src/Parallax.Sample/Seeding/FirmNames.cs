using System.Globalization;

namespace Parallax.Sample.Seeding;

/// <summary>Names for everything. They are made up; the domain is one that nobody can own.</summary>
internal static class FirmNames
{
    public static readonly IReadOnlyList<string> Departments = ["Consulting", "Data", "Design", "Engineering", "Delivery"];

    public static readonly IReadOnlyList<string> Tags = ["logistics", "retail", "energy", "health", "remote", "bilingual", "strategic", "renewal"];

    private static readonly string[] Places =
    [
        "Alder", "Birch", "Cedar", "Dune", "Elm", "Fjord", "Glen", "Harbour", "Iron", "Juniper", "Kestrel", "Lark", "Maple", "North", "Oak",
        "Pine", "Quarry", "River", "Stone", "Thorn", "Umber", "Vale", "Willow", "Yarrow", "Amber", "Brook", "Copper", "Drift", "Ember", "Flint",
    ];

    private static readonly string[] Trades = ["Foods", "Freight", "Energy", "Clinics", "Textiles", "Insurance", "Paper", "Tools", "Rail", "Gardens"];

    private static readonly string[] Topics =
    [
        "warehouse rollout", "demand forecast", "online shop", "process review", "data platform", "service desk", "pricing study",
        "mobile app", "route planning", "quality dashboard", "supplier portal", "migration", "training programme",
    ];

    private static readonly string[] GivenNames =
    [
        "Ada", "Bruno", "Chidi", "Dara", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jonas", "Kamala", "Linh", "Mateo", "Noor", "Olga",
    ];

    private static readonly string[] FamilyNames = ["Abara", "Brandt", "Castell", "Dufour", "Ekman", "Farkas", "Grieg", "Hoshi", "Ibarra", "Joubert"];

    private static readonly string[] Tasks =
    [
        "Workshop with the client", "Draft of the report", "Review of the findings", "Preparation of the go-live", "Tests of the interface",
    ];

    public static string Client(int number) => $"{Places[number % Places.Length]} {Trades[number / Places.Length % Trades.Length]}";

    public static string Project(int number)
        => string.Create(CultureInfo.InvariantCulture, $"{Client(number % Firm.Clients)} {Topics[number % Topics.Length]} {(number / Firm.Clients) + 1}");

    public static (string Given, string Family) Person(int number)
        => (GivenNames[number % GivenNames.Length], FamilyNames[number / GivenNames.Length % FamilyNames.Length]);

    public static string Email(string given, string family) => $"{given}.{family}@brandvale.example".ToLowerInvariant();

    public static string Work(int number) => Tasks[number % Tasks.Length];
}
