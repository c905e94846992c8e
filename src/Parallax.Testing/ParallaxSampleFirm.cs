using System.Security.Cryptography;
using System.Text;
using Parallax.Models;
using static System.FormattableString;

namespace Parallax.Testing;

/// <summary>
/// Data to try things on: a consultancy that does not exist, with 300 clients, 1,200 projects, 150 people, and planned and worked hours.
/// The same in every run and with the same ids, but for its dates, which lie around a day.
/// </summary>
/// <remarks>Few projects are in progress: a role costs a call to read, and the API allows 100 calls a minute.</remarks>
public sealed class ParallaxSampleFirm
{
    private static readonly string[] Tags = "logistics retail energy health remote bilingual strategic renewal".Split(' ');
    private static readonly string[] Given = "Ada Bruno Chidi Dara Elif Farid Greta Hana Ivo Jonas Kamala Linh Mateo Noor Olga".Split(' ');
    private static readonly string[] Family = "Abara Brandt Castell Dufour Ekman Farkas Grieg Hoshi Ibarra Joubert".Split(' ');
    private static readonly string[] Trades = "Foods Freight Energy Clinics Textiles Insurance Paper Tools Rail Gardens".Split(' ');
    private static readonly string[] Places =
        ("Alder Birch Cedar Dune Elm Fjord Glen Harbour Iron Juniper Kestrel Lark Maple North Oak Pine Quarry River Stone Thorn Umber Vale "
        + "Willow Yarrow Amber Brook Copper Drift Ember Flint").Split(' ');

    private static readonly string[] Topics =
        ("warehouse rollout,demand forecast,online shop,process review,data platform,service desk,pricing study,mobile app,route planning,"
        + "quality dashboard,supplier portal,migration,training programme").Split(',');

    private static readonly string[] Roles =
        ("Consultant,Senior consultant,Engagement lead,Data analyst,Data engineer,Interaction designer,Design lead,Developer,"
        + "Senior developer,Architect,Project manager,Programme manager").Split(',');

    private static readonly (string Name, (string Name, decimal Confidence)[] Stages)[] Pipelines =
    [
        ("New business", [("Lead", 0.1m), ("Qualified", 0.25m), ("Proposal", 0.5m), ("Verbal agreement", 0.9m), ("Won", 1m), ("Lost", 0m)]),
        ("Existing clients", [("Idea", 0.2m), ("Scoped", 0.6m), ("Ordered", 1m), ("Dropped", 0m)]),
    ];

    // The same numbers in every run, and on every machine.
    private readonly Random _projects = new(1200), _sales = new(300), _work = new(10);
    private readonly ParallaxEmulator _emulator;
    private readonly DateOnly _today;

    private ParallaxSampleFirm(ParallaxEmulator emulator, DateOnly today)
    {
        _emulator = emulator;
        _today = today;
    }

    /// <summary>Lays everything down, in an order in which nothing refers to what comes later.</summary>
    /// <param name="emulator">The emulator, which must not have the firm already.</param>
    /// <param name="today">The day that the dates lie around.</param>
    /// <exception cref="ParallaxSeedException">
    /// The firm is there already, or the emulator serves a description that the firm does not fit.
    /// </exception>
    public static void SeedInto(ParallaxEmulator emulator, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        new ParallaxSampleFirm(emulator, today).Seed();
    }

    private void Seed()
    {
        _emulator.Seed("/v1/roles", Roles.Select((name, i) => new Role { Id = Id("role", i), Name = name, Capacity = 40m }));
        _emulator.Seed("/v1/people", Enumerable.Range(0, 150).Select(Person));
        _emulator.Seed("/v1/clients", Enumerable.Range(0, 300)
            .Select(i => new Client { Id = Id("client", i), Name = ClientName(i), Archived = i % 25 == 24 }));
        foreach (var (number, (name, stages)) in Pipelines.Select((pipeline, number) => (number, pipeline)))
        {
            _emulator.Seed("/v1/pipelines", new Pipeline { Id = Id("pipeline", number), Name = name });
            _emulator.Seed($"/v1/pipelines/{Id("pipeline", number)}/stages", stages.Select((stage, i)
                => new Stage { Id = Id("stage", (number * 100) + i), Name = stage.Name, Confidence = stage.Confidence }));
        }

        var projects = Enumerable.Range(0, 1200).Select(Project).ToList();
        _emulator.Seed("/v1/projects", projects);

        var (offerings, roles) = (0, 0);
        List<ActualTime> actuals = [];
        foreach (var project in projects.Where(project => project.Status == ProjectStatus.InProgress))
        {
            // One of five projects has a second phase.
            foreach (var phase in offerings % 6 == 0 ? ["Discovery and build", "Rollout"] : new[] { "Discovery and build" })
            {
                var model = offerings % 3 == 0 ? BillingModel.FixedBid : BillingModel.TimeAndMaterials;
                var offering = new ProjectOffering { Id = Id("offering", offerings), Name = phase, BillingModel = model };
                _emulator.Seed($"/v1/projects/{project.Id}/offerings", offering);
                for (var last = roles + (offerings++ % 6 == 5 ? 1 : 2); roles < last; roles++)
                {
                    actuals.AddRange(SeedRole(project, offering.Id, roles));
                }
            }
        }

        _emulator.Seed("/v1/actual-time", actuals);
    }

    /// <summary>A role with the hours planned for it, and those worked until yesterday. One of ten roles is still open.</summary>
    private IEnumerable<ActualTime> SeedRole(Project project, Guid offering, int i)
    {
        var (id, person, isFilled, hours) = (Id("offering-role", i), i * 11 % 140, i % 10 != 9, 4m + (i % 3 * 2));
        var roles = $"/v1/projects/{project.Id}/offerings/{offering}/roles";
        var assignment = isFilled ? new Assignment { Id = Id("person", person), Type = AssignmentType.Person } : null;
        _emulator.Seed(roles, new ProjectOfferingRole { Id = id, RoleId = Id("role", person % 12), Assignment = assignment, Tags = [] });

        var (start, end) = (project.StartDate!.Value, project.EndDate!.Value);
        var days = Enumerable.Range(0, end.DayNumber - start.DayNumber + 1).Select(start.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        _emulator.Seed($"{roles}/{id}/planned-time", days.Select(day => new ProjectOfferingRolePlan { PlanDate = day, Hours = hours }));
        return days.Where(day => day < _today && isFilled && _work.Next(20) > 0).Select(day => new ActualTime
        {
            Id = Id($"actual/{i}", day.DayNumber),
            ProjectId = project.Id, ProjectOfferingId = offering, ProjectOfferingRoleId = id, PersonId = Id("person", person),
            RecordedDate = day, Description = _work.Next(4) == 0 ? $"Ticket {_work.Next(100)}" : null,
            // Quarters of an hour, as timesheets have them, around what was planned; in some roles the plan was too tight.
            Hours = hours + ((_work.Next(-4, 5) + (i % 4)) * 0.25m), Billable = _work.Next(10) > 0,
        });
    }

    private Project Project(int i)
    {
        var weeks = _projects.Next(6, 27);
        var status = i % 120 == i / 120 * 11 ? ProjectStatus.InProgress : _projects.Next(100) switch
        {
            < 45 => ProjectStatus.Complete,
            < 65 => ProjectStatus.Lost,
            < 85 => ProjectStatus.PreSale,
            _ => ProjectStatus.AwaitingStart,
        };
        var (isInProgress, isOver) = (status == ProjectStatus.InProgress, status == ProjectStatus.Complete || status == ProjectStatus.Lost);
        var days = isInProgress ? -7 * _projects.Next(8, 13) : isOver ? -7 * (weeks + _projects.Next(4, 150)) : _projects.Next(7, 120);
        var start = _today.AddDays(days);
        var isInternal = !isInProgress && i % 60 == 0;

        // A stage that fits: none of a lost deal is called "Won". The last two of a pipeline are that of a won deal and that of a lost one.
        var (pipeline, open) = i < 300 ? (0, Pipelines[0].Stages.Length - 2) : (1, Pipelines[1].Stages.Length - 2);
        var (stage, stages) = status == ProjectStatus.PreSale ? (0, open) : (status == ProjectStatus.Lost ? open + 1 : open, 1);
        return new Project
        {
            Id = Id("project", i), ClientId = Id("client", i % 300), Status = status, Archived = isOver && i % 12 == 0,
            Name = Invariant($"{ClientName(i % 300)} {Topics[i % Topics.Length]} {(i / 300) + 1}"),
            CreatedDate = new DateTimeOffset(start.AddDays(-_sales.Next(20, 90)), new TimeOnly(9, 0), TimeSpan.Zero),
            StartDate = start, EndDate = isInProgress ? _today.AddDays(7 * _projects.Next(4, 11)) : start.AddDays(7 * weeks),
            TargetMargin = isInternal ? null : _sales.Next(20, 50) / 100m,
            TargetBudget = isInternal ? null : new Money { CurrencyCode = "USD", Amount = _sales.Next(20, 400) * 1000m },
            StageId = isInternal ? null : Id("stage", (pipeline * 100) + stage + _sales.Next(stages)),
            ProjectModel = isInternal ? ProjectModel.Internal : ProjectModel.Client,
            Tags = [Tags[_sales.Next(Tags.Length)]],
        };
    }

    private Person Person(int i) => new()
    {
        Id = Id("person", i), GivenName = Given[i % 15], FamilyName = Family[i / 15], EmailAddress = $"p{i}@brandvale.example",
        RoleId = Id("role", i % 12), Billable = true, Tags = [Tags[i % Tags.Length]], Archived = i > 140,
        WorkerType = i % 10 == 0 ? WorkerType.Contractor : WorkerType.FullTime, StartDate = _today.AddDays(-120 - (i * 12)),
    };

    private static string ClientName(int i) => $"{Places[i % 30]} {Trades[i / 30]}";

    // The same in every run, so that a curl line from yesterday still works. Marked as a UUID of version 8, "made in a way of one's own".
    private static Guid Id(string kind, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Invariant($"{kind}/{number}")));
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0f) | 0x80), (byte)((hash[8] & 0x3f) | 0x80));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
