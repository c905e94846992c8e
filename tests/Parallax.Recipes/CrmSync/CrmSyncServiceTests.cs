using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parallax.Recipes.CrmSync.Support;

namespace Parallax.Recipes.CrmSync;

/// <summary>The sync as a service in a host: stopped, started again, and going on after a round that failed.</summary>
[CancelAfter(60_000)]
internal sealed class CrmSyncServiceTests : CrmSyncFixture
{
    [Test]
    public async Task Stopped_in_the_middle_of_any_write_it_goes_on_after_a_restart(
        [Range(0, 4)] int write, [Values] bool applied, CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit, Training);
        var stall = applied ? ParallaxFault.Stall().AfterApplying() : ParallaxFault.Stall();
        var rule = Emulator.Faults.Script([.. Enumerable.Repeat(ParallaxFault.None, write), stall]).OnMethod("POST");
        using (var first = CreateHost())
        {
            await first.StartAsync(cancellationToken);
            await rule.WaitForHitsAsync(write + 1, cancellationToken);
            await first.StopAsync(cancellationToken);
        }

        Assert.That(Watermarks.Current, Is.Null);
        Assert.That(Log.Lines(), Has.None.StartsWith("Error"), "to be stopped is no failure");

        using var second = CreateHost();
        await second.StartAsync(cancellationToken);
        await Watermarks.NextSavedAsync(cancellationToken);
        await second.StopAsync(cancellationToken);
        await AssertEverythingIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task After_a_round_that_failed_there_is_another(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit, Training);
        Crm.IsDown = true;
        using var host = CreateHost();
        await host.StartAsync(cancellationToken);
        await Crm.WasAskedAsync(cancellationToken);
        Crm.IsDown = false;
        await Drive.UntilAsync(() => Time.NextDue is not null);
        Time.Advance(TimeSpan.FromMinutes(10));
        await Watermarks.NextSavedAsync(cancellationToken);
        await host.StopAsync(cancellationToken);
        Assert.That(Log.Lines(), Has.One.Contains("Error The round of the CRM sync ended early"));
        await AssertEverythingIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task However_long_a_round_takes_the_next_one_begins_an_interval_after_it(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit, Training);
        Crm.IsDown = true;
        Crm.OnAsked = () => Time.Advance(TimeSpan.FromMinutes(25));
        using var host = CreateHost();
        var begun = Time.GetUtcNow();
        await host.StartAsync(cancellationToken);
        await Crm.WasAskedAsync(cancellationToken);
        (Crm.IsDown, Crm.OnAsked) = (false, null);
        await Drive.UntilAsync(() => Time.NextDue is not null || Watermarks.Current is not null);
        Assert.That((Time.NextDue - begun, Watermarks.Current), Is.EqualTo(((TimeSpan?)TimeSpan.FromMinutes(35), (string?)null)));
        await host.StopAsync(cancellationToken);
    }

    [Test]
    public async Task While_one_instance_runs_a_round_another_does_not_and_takes_over_when_the_first_stops(
        CancellationToken cancellationToken)
    {
        await using var table = await LeaseTable.CreateAsync();
        Crm.Change(Rollout, Audit, Training);
        var rule = Emulator.Faults.Script(ParallaxFault.None, ParallaxFault.Stall().AfterApplying()).OnMethod("POST");
        using var first = CreateHost(lease: new SqlLease(table.Database, Time));
        await first.StartAsync(cancellationToken);
        await rule.WaitForHitsAsync(2, cancellationToken);
        using var second = CreateHost(lease: new SqlLease(table.Database, Time));
        await second.StartAsync(cancellationToken);
        await Drive.UntilAsync(() => Log.Lines().Any(line => line.Contains("Another instance runs", StringComparison.Ordinal)));
        Assert.That(Writes.Count(), Is.EqualTo(2), "those of the first");

        await first.StopAsync(cancellationToken);
        Time.Advance(TimeSpan.FromMinutes(10));
        await Watermarks.NextSavedAsync(cancellationToken);
        await second.StopAsync(cancellationToken);
        await AssertEverythingIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task A_round_whose_lease_is_lost_is_stopped(CancellationToken cancellationToken)
    {
        await using var table = await LeaseTable.CreateAsync();
        Crm.Change(Rollout, Audit, Training);
        var rule = Emulator.Faults.Script(ParallaxFault.Stall()).OnMethod("POST");
        using var host = CreateHost(lease: new SqlLease(table.Database, Time));
        await host.StartAsync(cancellationToken);
        await rule.WaitForHitsAsync(1, cancellationToken);
        await table.GiveToAnotherAsync();
        await Drive.UntilAsync(() => Time.NextDue is not null);
        Time.Advance(TimeSpan.FromSeconds(30));
        await Drive.UntilAsync(() => Log.Lines().Any(line => line.Contains("The lease of the CRM sync is lost", StringComparison.Ordinal)));
        await Drive.UntilAsync(
            () => Log.Lines().Any(line => line.Contains("The round of the CRM sync ended early", StringComparison.Ordinal)));
        await host.StopAsync(cancellationToken);
        Assert.That(Writes.Count(), Is.EqualTo(1));
    }

    [TestCase("00:00:00")]
    [TestCase("-00:01:00")]
    public void An_interval_that_is_none_is_refused_at_start(string interval)
    {
        using var host = CreateHost(interval);
        Assert.That(() => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("CrmSync:Interval"));
    }

    private IHost CreateHost(string interval = "00:10:00", ISyncLease? lease = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Parallax:ApiKey", Emulator.ApiKey),
            new("Parallax:BaseAddress", Emulator.BaseAddress.ToString()),
            new("CrmSync:Interval", interval),
        ]);
        builder.Logging.AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<ICrm>(Crm).AddSingleton<IWatermarkStore>(Watermarks);
        if (lease is not null)
        {
            builder.Services.AddSingleton(lease);
        }

        builder.Services.AddCrmSync(builder.Configuration);
        return builder.Build();
    }
}
