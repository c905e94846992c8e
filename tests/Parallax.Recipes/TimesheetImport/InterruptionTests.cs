namespace Parallax.Recipes.TimesheetImport;

/// <summary>The import stopped, killed and cut off at every point there is, and run again: in the end each row is there once.</summary>
[CancelAfter(60_000)]
internal sealed class InterruptionTests : TimesheetFixture
{
    private const int JournalWrites = 10;
    private const int Requests = 7;

    [Test]
    public Task At_every_write_of_the_journal(
        [Values(Interruption.Killed, Interruption.StoppedAtJournal)] Interruption kind,
        [Range(0, JournalWrites - 1)] int write,
        [Values] bool afterwards,
        CancellationToken cancellationToken)
        => InterruptedOnceAsync(kind, write, afterwards, cancellationToken);

    [Test]
    public Task At_every_request(
        [Values(Interruption.StoppedAtRequest, Interruption.Reset, Interruption.TimedOut)] Interruption kind,
        [Range(0, Requests - 1)] int request,
        [Values] bool afterApplying,
        CancellationToken cancellationToken)
        => InterruptedOnceAsync(kind, request, afterApplying, cancellationToken);

    [Test]
    public async Task Again_and_again_at_random_points([Range(1, 60)] int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        for (var runs = random.Next(1, 8); runs > 0; runs--)
        {
            await RunInterruptedAsync((Interruption)random.Next(5), random.Next(JournalWrites), random.Next(2) == 0, cancellationToken);
        }

        await ResumeAsync(cancellationToken);
    }

    [Test]
    public async Task An_undisturbed_run_has_as_many_points_as_are_tried(CancellationToken cancellationToken)
    {
        InterruptedJournal counter = null!;
        await RunAsync(cancellationToken, journal => counter = new InterruptedJournal(journal, write: -1, afterwards: false, Assert.Fail));
        Assert.That((counter.Writes, Emulator.Requests.Count), Is.EqualTo((JournalWrites, Requests)));
    }

    private async Task InterruptedOnceAsync(Interruption kind, int point, bool afterwards, CancellationToken cancellationToken)
    {
        Assert.That(await RunInterruptedAsync(kind, point, afterwards, cancellationToken), Is.True, "it was interrupted");
        await ResumeAsync(cancellationToken);
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        Emulator.Faults.Clear();
        Assert.That((await RunAsync(cancellationToken)).IsComplete, Is.True);
        await AssertEachRowIsThereOnceAsync(cancellationToken);
        Assert.That(Creates.Count(request => request.WasApplied), Is.EqualTo(Rows.Count));
    }

    /// <returns>Whether the run came to the point at which it was to be interrupted.</returns>
    private async Task<bool> RunInterruptedAsync(Interruption kind, int point, bool afterwards, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wasReached = false;
        var fault = kind is Interruption.Reset ? ParallaxFault.Reset() : ParallaxFault.Stall();
        Emulator.Faults.Clear();
        var rule = kind is Interruption.Killed or Interruption.StoppedAtJournal
            ? null
            : Emulator.Faults.Script([.. Enumerable.Repeat(ParallaxFault.None, point), afterwards ? fault.AfterApplying() : fault]);
        var run = RunAsync(stop.Token, journal => rule is null ? new InterruptedJournal(journal, point, afterwards, Interrupt) : journal);
        if (rule is not null && await Task.WhenAny(run, rule.WaitForHitsAsync(point + 1, cancellationToken)) != run)
        {
            if (kind is Interruption.StoppedAtRequest)
            {
                await stop.CancelAsync();
            }
            else if (kind is Interruption.TimedOut)
            {
                Time.Advance(TimeSpan.FromSeconds(30));
            }
        }

        try
        {
            await run;
        }
        catch (Exception end) when (end is KilledException or OperationCanceledException or ParallaxException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return wasReached || rule?.Hits > point;

        void Interrupt()
        {
            wasReached = true;
            if (kind is Interruption.Killed)
            {
                throw new KilledException();
            }

            stop.Cancel();
        }
    }
}
