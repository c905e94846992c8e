using System.Collections.Concurrent;
using System.Net;

namespace Parallax.Recipes.ManyCalls;

/// <summary>An export of 6 projects with 2 offerings each, over real HTTP.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ManyCallsTests : IAsyncDisposable
{
    private const int Projects = 6;

    private readonly Store _store = new();
    private readonly ConcurrentQueue<TimeSpan> _left = new();
    private ParallaxEmulator _emulator = null!;
    private ParallaxClient _parallax = null!;

    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync();
        using var maker = _emulator.CreateClient();
        var department = await maker.Departments.CreateAsync(new CreateDepartment { Name = "Design" });
        var role = await maker.Roles.CreateAsync(new CreateRole { Name = "Designer", DepartmentId = department.Id });
        var client = await maker.Clients.CreateAsync(new CreateClient { Name = "Northwind" });
        for (var number = 0; number < Projects; number++)
        {
            var project = await maker.Projects.CreateAsync(new CreateProject { Name = $"Rollout {number}", ClientId = client.Id });
            for (var part = 0; part < 2; part++)
            {
                var offering = await maker.ProjectOfferings.CreateAsync(
                    project.Id, new CreateProjectOffering { Name = $"Part {part}", BillingModel = BillingModel.FixedBid });
                await maker.ProjectOfferingRoles.CreateAsync(project.Id, offering.Id, new CreateProjectOfferingRole { RoleId = role.Id });
            }
        }

        _parallax = new ParallaxClient(new ParallaxClientOptions
        {
            ApiKey = _emulator.ApiKey,
            BaseAddress = _emulator.BaseAddress,
            Retry = { MaxAttempts = 1 },
            RateLimit = { PermitLimit = 50, Window = TimeSpan.FromSeconds(1) },
        });
    }

    public async ValueTask DisposeAsync()
    {
        _parallax.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Every_project_is_saved_with_its_offerings_and_their_roles(CancellationToken cancellationToken)
    {
        Assert.That(await RunAsync(cancellationToken), Is.Empty);
        Assert.That(_store.Saved, Has.Count.EqualTo(Projects));
        Assert.That(_store.Saved.Values.Select(offerings => offerings.Count), Is.All.EqualTo(2));
        Assert.That(_store.Saved.Values.SelectMany(offerings => offerings).Select(offering => offering.Roles.Count), Is.All.EqualTo(1));
        Assert.That(_left, Has.Count.EqualTo(Projects).And.Contains(TimeSpan.Zero));
    }

    [Test]
    public async Task A_project_that_fails_is_told_by_its_id_and_is_the_only_one_that_the_next_run_reads(
        CancellationToken cancellationToken)
    {
        var broken = (await _parallax.Projects.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken))[3].Id;
        var fault = _emulator.Faults.Always(ParallaxFault.Status(500)).OnPath($"/v1/projects/{broken}/offerings");
        var failed = await RunAsync(cancellationToken);
        Assert.That(failed.Keys, Is.EqualTo(new[] { broken }));
        Assert.That(failed[broken], Is.TypeOf<ParallaxServerException>());
        Assert.That(_store.Saved, Has.Count.EqualTo(Projects - 1).And.Not.ContainKey(broken));

        _emulator.Faults.Remove(fault);
        var before = _emulator.Requests.Count;
        Assert.That(await RunAsync(cancellationToken), Is.Empty);
        Assert.That(_store.Saved, Has.Count.EqualTo(Projects));
        Assert.That(
            _emulator.Requests.Skip(before).Select(request => request.Path).Where(path => path != "/v1/projects"),
            Is.All.StartWith($"/v1/projects/{broken}/"));
    }

    [Test]
    public async Task A_key_that_is_refused_ends_the_run(CancellationToken cancellationToken)
    {
        _emulator.Faults.Always(ParallaxFault.Status((int)HttpStatusCode.Unauthorized)).OnOperation("ListProjectOfferings");
        await Assert.ThatAsync(() => RunAsync(cancellationToken), Throws.TypeOf<ParallaxAuthenticationException>());
        Assert.That(_store.Saved, Is.Empty);
    }

    [Test]
    public async Task A_run_that_was_stopped_goes_on_where_it_was(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _store.WhenSaved = () => _store.Saved.Count == 2 ? stop.CancelAsync() : Task.CompletedTask;
        await Assert.ThatAsync(() => RunAsync(stop.Token), Throws.InstanceOf<OperationCanceledException>());
        var there = _store.Saved.Keys.ToHashSet();
        Assert.That(there, Has.Count.LessThanOrEqualTo(Projects).And.Count.GreaterThanOrEqualTo(2));

        var before = _emulator.Requests.Count;
        Assert.That(await RunAsync(cancellationToken), Is.Empty);
        Assert.That(_store.Saved, Has.Count.EqualTo(Projects));
        Assert.That(
            _emulator.Requests.Skip(before).Where(request => there.Any(id => request.Path.Contains($"{id}", StringComparison.Ordinal))),
            Is.Empty);
    }

    private Task<IReadOnlyDictionary<Guid, ParallaxException>> RunAsync(CancellationToken cancellationToken)
        => new OfferingExport(_parallax, _store, new Progress(_left)).RunAsync(cancellationToken);

    private sealed class Progress(ConcurrentQueue<TimeSpan> left) : IProgress<TimeSpan>
    {
        public void Report(TimeSpan value) => left.Enqueue(value);
    }

    private sealed class Store : IProjectStore
    {
        public ConcurrentDictionary<Guid, IReadOnlyList<(
            ProjectOffering Offering, List<ProjectOfferingRole> Roles)>> Saved { get; } = new();

        public Func<Task> WhenSaved { get; set; } = static () => Task.CompletedTask;

        public bool Has(Guid projectId) => Saved.ContainsKey(projectId);

        public Task SaveAsync(
            Project project, IReadOnlyList<(
                ProjectOffering Offering, List<ProjectOfferingRole> Roles)> offerings, CancellationToken cancellationToken)
        {
            Saved[project.Id] = offerings;
            return WhenSaved();
        }
    }
}
