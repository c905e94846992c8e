namespace Parallax.Recipes.CreateTimedOut;

/// <summary>Creates whose answer is lost, before and after they took effect, and what the search makes of it.</summary>
[CancelAfter(60_000)]
internal sealed class CreateTimedOutTests
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(97);

    private FakeTime _serverTime = null!;
    private FakeTime _ownTime = null!;
    private ParallaxEmulator _emulator = null!;
    private CreateProject _body = null!;

    private static IEnumerable<ParallaxFault> LostAnswers
        => [ParallaxFault.Reset(), ParallaxFault.Close(), ParallaxFault.Stall(), ParallaxFault.Status(503)];

    private ParallaxClient Parallax { get; set; } = null!;

    private IEnumerable<ReceivedRequest> Creates => _emulator.Requests.Where(request => request.Method is "POST");

    private ProjectCreator Projects => new(Parallax, new LostCreate(_ownTime, SettleTime), _ownTime);

    private HourRecorder Hours => new(Parallax, new LostCreate(_ownTime, SettleTime));

    [SetUp]
    public async Task Start()
    {
        (_serverTime, _ownTime) = (new FakeTime(), new FakeTime());
        _emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = _serverTime });
        var options = new ParallaxClientOptions
        {
            ApiKey = _emulator.ApiKey,
            BaseAddress = _emulator.BaseAddress,
            RateLimit = { Enabled = false },
            Retry = { MaxAttempts = 1 }
        };
        Parallax = new ParallaxClient(options, timeProvider: _ownTime);
        _body = new CreateProject
        {
            Name = "Warehouse rollout",
            ClientId = _emulator.Seed("/v1/clients", new Client { Name = "Northwind" })[0]
        };
    }

    [TearDown]
    public async Task Stop()
    {
        Parallax.Dispose();
        await _emulator.DisposeAsync();
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Lost_after_it_took_effect_it_is_found_and_not_sent_again(ParallaxFault fault, CancellationToken cancellationToken)
    {
        var project = await LoseAsync(fault.AfterApplying(), () => Projects.CreateAsync(_body, cancellationToken), cancellationToken);
        Assert.That((project.Name, Creates.Count()), Is.EqualTo((_body.Name, 1)));
    }

    [TestCaseSource(nameof(LostAnswers))]
    public async Task Lost_before_it_took_effect_it_is_sent_again(ParallaxFault fault, CancellationToken cancellationToken)
    {
        await LoseAsync(fault, () => Projects.CreateAsync(_body, cancellationToken), cancellationToken);
        Assert.That((Creates.Count(), Creates.Last().WasApplied, Creates.Count(request => request.WasApplied)), Is.EqualTo((2, true, 1)));
    }

    [Test]
    public async Task Created_with_an_answer_that_cannot_be_read_it_is_found(CancellationToken cancellationToken)
    {
        var project = await LoseAsync(ParallaxFault.GarbageBody(), () => Projects.CreateAsync(_body, cancellationToken), cancellationToken);
        Assert.That((project.Name, Creates.Count()), Is.EqualTo((_body.Name, 1)));
    }

    [Test]
    public async Task Success_without_a_trace_cannot_be_told(CancellationToken cancellationToken)
    {
        var outcome = new LostCreate(_ownTime, TimeSpan.Zero).FindOutAsync(
            new ParallaxResponseException("") { RequestMayHaveBeenProcessed = true },
            Parallax.Projects.ListAsync(cancellationToken: cancellationToken),
            _
                => true, cancellationToken);
        Assert.That((await outcome).Fate, Is.EqualTo(CreateFate.CannotTell));
    }

    [Test]
    public async Task What_takes_effect_while_one_waits_is_found(CancellationToken cancellationToken)
    {
        var project = await LoseAsync(
            ParallaxFault.Stall(), () => Projects.CreateAsync(_body, cancellationToken), cancellationToken, () => SeedTwin());
        Assert.That((project.Name, Creates.Count()), Is.EqualTo((_body.Name, 1)));
    }

    [TestCase(-4)]
    [TestCase(4)]
    public async Task A_server_whose_clock_is_off_by_minutes_makes_no_difference(int minutes, CancellationToken cancellationToken)
    {
        (minutes < 0 ? _ownTime : _serverTime).Advance(TimeSpan.FromMinutes(Math.Abs(minutes)));
        await LoseAsync(ParallaxFault.Reset().AfterApplying(), () => Projects.CreateAsync(_body, cancellationToken), cancellationToken);
        Assert.That(Creates.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task One_of_the_same_name_from_last_week_is_not_it(CancellationToken cancellationToken)
    {
        var old = SeedTwin();
        _serverTime.Advance(TimeSpan.FromDays(7));
        _ownTime.Advance(TimeSpan.FromDays(7));
        var project = await LoseAsync(ParallaxFault.Reset(), () => Projects.CreateAsync(_body, cancellationToken), cancellationToken);
        Assert.That((project.Id == old, Creates.Count()), Is.EqualTo((false, 2)));
    }

    [Test]
    public async Task Of_two_that_it_may_be_none_is_chosen_and_nothing_is_sent_again(CancellationToken cancellationToken)
    {
        SeedTwin();
        var call = LoseAsync(
            ParallaxFault.Reset().AfterApplying(), () => Projects.CreateAsync(_body, cancellationToken), cancellationToken);
        var failure = await Assert.ThrowsAsync<ParallaxException>(() => call);
        Assert.That(failure.RequestMayHaveBeenProcessed, Is.True);
        Assert.That(failure.InnerException, Is.TypeOf<ParallaxConnectionException>());
        Assert.That(failure.Message, Does.Contain("cannot be told"));
        Assert.That(Creates.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_search_that_fails_gives_no_answer_but_its_reason(CancellationToken cancellationToken)
    {
        _emulator.Faults.Always(ParallaxFault.Status(503)).OnMethod("GET");
        var failure = new ParallaxTimeoutException("") { RequestMayHaveBeenProcessed = true };
        var outcome = await new LostCreate(_ownTime, SettleTime).FindOutAsync(
            failure, Parallax.Projects.ListAsync(cancellationToken: cancellationToken), _ => true, cancellationToken);
        Assert.That(outcome.Fate, Is.EqualTo(CreateFate.CannotTell));
        Assert.That(outcome.Obstacle, Is.TypeOf<ParallaxServerException>());
    }

    [Test]
    public async Task A_refusal_is_no_reason_to_search(CancellationToken cancellationToken)
    {
        _body.ClientId = Guid.NewGuid();
        await Assert.ThatAsync(() => Projects.CreateAsync(_body, cancellationToken), Throws.TypeOf<ParallaxUnprocessableException>());
        Assert.That(_emulator.Requests, Has.Count.EqualTo(1));
        var outcome = await new LostCreate(_ownTime, SettleTime).FindOutAsync(
            new ParallaxException(""), Parallax.Projects.ListAsync(cancellationToken: cancellationToken), _ => true, cancellationToken);
        Assert.That((outcome.Fate, _emulator.Requests.Count), Is.EqualTo((CreateFate.NotCreated, 1)));
    }

    [Test]
    public async Task Without_a_date_of_creation_what_was_there_before_is_not_it([Values] bool applied, CancellationToken cancellationToken)
    {
        var body = HourEntry();
        await Hours.CreateAsync(body, cancellationToken);
        var fault = applied ? ParallaxFault.Reset().AfterApplying() : ParallaxFault.Reset();
        var outcome = await LoseAsync(fault, () => Hours.CreateAsync(body, cancellationToken), cancellationToken);
        Assert.That((outcome.Fate, outcome.Found.Count), Is.EqualTo(applied ? (CreateFate.Created, 1) : (CreateFate.NotCreated, 0)));
        Assert.That(Creates.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_new_entry_that_says_something_else_may_be_it_all_the_same(CancellationToken cancellationToken)
    {
        var body = HourEntry();
        var outcome = await LoseAsync(
            ParallaxFault.Reset(),
            () => Hours.CreateAsync(body, cancellationToken),
            cancellationToken,
            ()
                => _emulator.Seed(
                    "/v1/actual-time",
                    new ActualTime
                    {
                        ProjectId = body.ProjectId,
                        ProjectOfferingId = body.ProjectOfferingId,
                        PersonId = body.PersonId,
                        RecordedDate = body.RecordedDate,
                        Hours = body.Hours,
                        Description = "WORKSHOP"
                    }));
        Assert.That((outcome.Fate, outcome.Found.Count, Creates.Count()), Is.EqualTo((CreateFate.CannotTell, 1, 1)));
    }

    [Test]
    public async Task Spaces_around_a_name_make_no_difference(CancellationToken cancellationToken)
    {
        _body.Name = "Warehouse rollout ";
        var project = await LoseAsync(
            ParallaxFault.Stall(),
            () => Projects.CreateAsync(_body, cancellationToken),
            cancellationToken,
            () => SeedTwin("Warehouse rollout"));
        Assert.That((project.Name, Creates.Count()), Is.EqualTo(("Warehouse rollout", 1)));
    }

    private CreateActualTime HourEntry()
    {
        var project = SeedTwin();
        return new CreateActualTime
        {
            ProjectId = project,
            ProjectOfferingId = _emulator.Seed(
                $"/v1/projects/{project}/offerings",
                new ProjectOffering { Name = "Discovery", BillingModel = BillingModel.TimeAndMaterials })[0],
            PersonId = _emulator.Seed("/v1/people", new Person { GivenName = "Ada" })[0],
            RecordedDate = new DateOnly(2025, 3, 10),
            Hours = 2m,
            Billable = true,
            Description = "Workshop",
        };
    }

    private Guid SeedTwin(string? name = null)
        => _emulator.Seed("/v1/projects", new Project { Name = name ?? _body.Name, ClientId = _body.ClientId })[0];

    /// <summary>
    /// Lets the next create meet the fault, moves the clock on where the call waits, and does something while it settles.
    /// </summary>
    private async Task<T> LoseAsync<T>(
        ParallaxFault fault, Func<Task<T>> create, CancellationToken cancellationToken, Action? whileItSettles = null)
    {
        var rule = _emulator.Faults.Next(fault).OnMethod("POST");
        var call = create();
        await rule.WaitForHitsAsync(1, cancellationToken);
        if (fault.ToString().StartsWith("stall", StringComparison.Ordinal))
        {
            _ownTime.Advance(TimeSpan.FromSeconds(30));
        }

        while (!call.IsCompleted)
        {
            if (_ownTime.NextDue == _ownTime.GetUtcNow() + SettleTime)
            {
                whileItSettles?.Invoke();
                _ownTime.Advance(SettleTime);
            }

            await Task.Yield();
        }

        return await call;
    }
}
