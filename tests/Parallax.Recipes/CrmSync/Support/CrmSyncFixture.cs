using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Recipes.CrmSync;

/// <summary>A CRM, an emulator, and what survives a restart of the service.</summary>
internal abstract class CrmSyncFixture
{
    protected static readonly Deal Rollout = new()
    {
        Id = "D-1",
        Name = "Warehouse rollout",
        ClientName = "Northwind",
        StartDate = new(2025, 4, 1)
    };
    protected static readonly Deal Audit = new() { Id = "D-2", Name = "Security audit", ClientName = "Contoso", IsWon = true };
    protected static readonly Deal Training = new() { Id = "D-3", Name = "Training", ClientName = "northwind" };

    protected FakeTime Time { get; private set; } = null!;

    protected ParallaxEmulator Emulator { get; private set; } = null!;

    protected ParallaxClient Parallax { get; private set; } = null!;

    protected InMemoryCrm Crm { get; private set; } = null!;

    protected InMemoryWatermarks Watermarks { get; private set; } = null!;

    protected FakeLoggerProvider Log { get; private set; } = null!;

    protected ILoggerFactory Loggers { get; private set; } = null!;

    protected IEnumerable<ReceivedRequest> Writes => Emulator.Requests.Where(request => request.Method is not "GET");

    [SetUp]
    public async Task StartEmulator()
    {
        Time = new FakeTime();
        Emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = Time });
        Parallax = Emulator.CreateClient();
        (Crm, Watermarks, Log) = (new InMemoryCrm(), new InMemoryWatermarks(), new FakeLoggerProvider());
        Loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
    }

    [TearDown]
    public async Task StopEmulator()
    {
        Loggers.Dispose();
        Log.Dispose();
        Parallax.Dispose();
        await Emulator.DisposeAsync();
    }

    protected async Task<List<Project>> ProjectsAsync(CancellationToken cancellationToken)
        => await Parallax.Projects.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);

    protected async Task AssertEverythingIsThereOnceAsync(CancellationToken cancellationToken)
    {
        var names = (await ProjectsAsync(cancellationToken)).Select(project => project.Name);
        Assert.That(names, Is.EquivalentTo(new[] { Rollout.Name, Audit.Name, Training.Name }));
        Assert.That(Writes.Count(request => request.WasApplied), Is.EqualTo(5), "two clients and three projects, each created once");
    }
}
