namespace Parallax.Recipes.TimesheetImport;

/// <summary>A week of two people, an emulator that knows them, and a journal in a file.</summary>
internal abstract class TimesheetFixture
{
    protected static readonly DateOnly Monday = new(2025, 3, 10);

    private string _path = null!;

    protected FakeTime Time { get; private set; } = null!;

    protected ParallaxEmulator Emulator { get; private set; } = null!;

    protected ParallaxClient Parallax { get; private set; } = null!;

    /// <summary>Five rows, of which two are equal.</summary>
    protected List<TimesheetRow> Rows { get; private set; } = null!;

    protected IEnumerable<ReceivedRequest> Creates => Emulator.Requests.Where(request => request.Method is "POST");

    [SetUp]
    public async Task StartEmulator()
    {
        Time = new FakeTime();
        Emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = Time });

        // One attempt, so that a fault is met once, and not waited out by reading again.
        Parallax = Emulator.CreateClient(options => options.Retry.MaxAttempts = 1);
        _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var client = Emulator.Seed("/v1/clients", new Client { Name = "Northwind" })[0];
        var project = Emulator.Seed("/v1/projects", new Project { Name = "Warehouse rollout", ClientId = client })[0];
        var offering = Emulator.Seed(
            $"/v1/projects/{project}/offerings",
            new ProjectOffering { Name = "Discovery", BillingModel = BillingModel.TimeAndMaterials })[0];
        var people = Emulator.Seed("/v1/people", new Person { GivenName = "Ada" }, new Person { GivenName = "Grace" });
        var workshop = new TimesheetRow(people[0], project, offering, Monday, 2m, Billable: true, "Workshop");
        Rows =
        [
            workshop,
            workshop with { PersonId = people[1] },
            workshop,
            workshop with { Day = Monday.AddDays(1), Hours = 7.5m },
            workshop with { PersonId = people[1], Day = Monday.AddDays(4), Billable = false, Note = "Notes" },
        ];
    }

    [TearDown]
    public async Task StopEmulator()
    {
        Parallax.Dispose();
        await Emulator.DisposeAsync();
        LoseJournal();
    }

    protected void LoseJournal() => File.Delete(_path);

    /// <summary>Runs the import as a new process would.</summary>
    protected async Task<ImportReport> RunAsync(
        CancellationToken cancellationToken, Func<IImportJournal, IImportJournal>? wrap = null, TimeSpan settleTime = default)
    {
        using var journal = new FileJournal(_path);
        var importer = new TimesheetImporter(Parallax, wrap?.Invoke(journal) ?? journal, Time) { SettleTime = settleTime };
        return await importer.RunAsync(Rows, cancellationToken);
    }

    protected async Task AssertEachRowIsThereOnceAsync(CancellationToken cancellationToken)
    {
        var entries = await Parallax.ActualTime.ListAsync(Monday, Monday.AddDays(6), cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        var rows = entries.Select(entry => new TimesheetRow(
            entry.PersonId, entry.ProjectId, entry.ProjectOfferingId, entry.RecordedDate, entry.Hours, entry.Billable,
            entry.Description!.Split(" [ts-")[0]));
        Assert.That(rows, Is.EquivalentTo(Rows));
    }
}
