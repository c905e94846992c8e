namespace Parallax.Recipes.TimesheetImport;

/// <summary>The import when all goes well, and when rows or answers are wrong.</summary>
[CancelAfter(60_000)]
internal sealed class TimesheetImportTests : TimesheetFixture
{
    [Test]
    public async Task Every_row_is_entered_also_those_that_are_equal(CancellationToken cancellationToken)
    {
        var report = await RunAsync(cancellationToken);
        Assert.That((report.Created, report.Found, report.IsComplete), Is.EqualTo((5, 0, true)));
        await AssertEachRowIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task A_second_run_enters_nothing_and_asks_nothing(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        var requests = Emulator.Requests.Count;
        var report = await RunAsync(cancellationToken);
        Assert.That((report.Created, report.Found, Emulator.Requests.Count), Is.EqualTo((0, 5, requests)));
    }

    [Test]
    public async Task When_the_journal_is_lost_the_marks_at_the_server_remain(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        LoseJournal();
        var report = await RunAsync(cancellationToken);
        Assert.That((report.Created, report.Found), Is.EqualTo((0, 5)));
        await AssertEachRowIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task Rows_in_another_order_with_new_ones_among_them_are_the_same_rows(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        Rows.Reverse();
        Rows.Insert(2, Rows[0]);
        Assert.That((await RunAsync(cancellationToken)).Created, Is.EqualTo(1));
        await AssertEachRowIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task A_refused_row_holds_up_no_other_and_can_be_corrected(CancellationToken cancellationToken)
    {
        var right = Rows[1];
        Rows[1] = right with { OfferingId = Guid.NewGuid() };
        var report = await RunAsync(cancellationToken);
        Assert.That((report.Created, report.IsComplete, report.InDoubt.Count), Is.EqualTo((4, false, 0)));
        Assert.That(report.Refused.Single().Row, Is.EqualTo(Rows[1]));
        Assert.That(report.Refused.Single().Failure, Is.TypeOf<ParallaxUnprocessableException>());

        Rows[1] = right;
        Assert.That((await RunAsync(cancellationToken)).IsComplete, Is.True);
        await AssertEachRowIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task What_somebody_has_deleted_since_is_not_entered_again(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        var entry = (await Parallax.ActualTime.ListAsync(Monday, Monday, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken))[0];
        await Parallax.ActualTime.DeleteAsync(entry.Id, cancellationToken);
        Assert.That((await RunAsync(cancellationToken)).Created, Is.Zero);
    }

    [Test]
    public async Task A_refused_key_ends_the_run_and_leaves_nothing_in_doubt(CancellationToken cancellationToken)
    {
        Emulator.Faults.Next(ParallaxFault.Status(401)).OnMethod("POST");
        await Assert.ThatAsync(() => RunAsync(cancellationToken), Throws.TypeOf<ParallaxAuthenticationException>());
        Assert.That(Creates.Count(), Is.EqualTo(1));
        var report = await RunAsync(cancellationToken, settleTime: TimeSpan.FromMinutes(2));
        Assert.That(report.Created, Is.EqualTo(5), "and nothing has waited for the clock, which stands still");
    }

    [Test]
    public async Task A_create_that_takes_effect_after_the_client_gave_up_is_waited_for(
        [Values] bool inTheNextRun, CancellationToken cancellationToken)
    {
        var settleTime = TimeSpan.FromSeconds(97);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rule = Emulator.Faults.Next(ParallaxFault.Stall()).OnMethod("POST");
        var run = RunAsync(stop.Token, settleTime: settleTime);
        await rule.WaitForHitsAsync(1, cancellationToken);
        if (inTheNextRun)
        {
            await stop.CancelAsync();
            await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
            run = RunAsync(cancellationToken, settleTime: settleTime);
        }
        else
        {
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        while (Time.NextDue != Time.GetUtcNow() + settleTime && !run.IsCompleted)
        {
            await Task.Yield();
        }

        // The import waits for nothing but the clock. Now the server gets to the request that it had put aside.
        Emulator.Seed("/v1/actual-time", Creates.First().Body!);
        Time.Advance(settleTime);
        var report = await run;
        Assert.That((report.Created, report.Found), Is.EqualTo((4, 1)));
        await AssertEachRowIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task A_server_that_does_not_keep_descriptions_ends_the_import(CancellationToken cancellationToken)
    {
        Emulator.Faults.Next(ParallaxFault.GarbageBody("""{ "id": "5f6b82e1-09d4-4c7a-b3e8-d41a6c90f723", "description": "Workshop" }"""))
            .OnMethod("POST");
        await Assert.ThatAsync(() => RunAsync(cancellationToken), Throws.InvalidOperationException);
        Assert.That(Creates.Count(), Is.EqualTo(1));
    }
}
