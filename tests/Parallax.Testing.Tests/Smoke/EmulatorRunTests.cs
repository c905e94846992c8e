using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing.Smoke;

/// <summary>The run against the emulator as it is started from the command line, in either mode.</summary>
internal sealed class EmulatorRunTests
{
    private static readonly int Count = DescribedApi.OperationCount;

    [TestCase("")]
    [TestCase("pat_of_the_user")]
    public async Task Without_arguments_all_operations_are_called_on_a_mock_server(string key)
    {
        var run = await CommandRun.OfAsync([], key);
        Assert.That(run.Lines[0], Is.EqualTo("Calling an emulator in this process."));
        Assert.That(run.Lines[^1], Does.StartWith($"{Count} operations: {Count} ok, 0 failed, 0 without data, in "));
        Assert.That((run.ExitCode, run.Lines.Count), Is.EqualTo((0, Count + 3)), run.Output);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task On_a_stateful_server_each_operation_is_called_once_and_all_hangs_together(bool minimal)
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        SmokeSeed.Into(emulator);
        var outcome = await new SmokeEngine(SmokeServer.Of(emulator), new SmokeOptions { Minimal = minimal }).RunAsync();

        Assert.That(outcome.Results.Where(result => result.Verdict is not Verdict.Ok), Is.Empty);
        Assert.That(
            emulator.Requests.Select(request => request.OperationId),
            Is.EquivalentTo(DescribedApi.Operations.Select(operation => operation.Id)));
    }

    [Test]
    public async Task What_it_made_is_put_away_again()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        Assert.That((await CommandRun.AgainstAsync(emulator)).ExitCode, Is.Zero);

        using var api = emulator.CreateClient();
        Assert.Multiple(async () =>
        {
            Assert.That((await api.Clients.ListAsync().ToListAsync()).Select(row => row.Archived), Is.EqualTo(new[] { true }));
            Assert.That((await api.Departments.ListAsync().ToListAsync()).Select(row => row.Archived), Is.EqualTo(new[] { true }));
            Assert.That((await api.People.ListAsync().ToListAsync()).Select(row => row.Archived), Is.EqualTo(new[] { true }));
            Assert.That((await api.Roles.ListAsync().ToListAsync()).Select(row => row.Archived), Is.EqualTo(new[] { true }));
            var project = (await api.Projects.ListAsync().ToListAsync()).Single();
            Assert.That(project.Archived, Is.True);
            var offering = (await api.ProjectOfferings.ListAsync(project.Id).ToListAsync()).Single();
            Assert.That(await api.ProjectOfferingRoles.ListAsync(project.Id, offering.Id).ToListAsync(), Is.Empty);
            Assert.That(await api.ActualTime.ListAsync(DateOnly.MinValue, DateOnly.MaxValue).ToListAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task It_can_be_run_twice_on_the_same_server()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        await CommandRun.AgainstAsync(emulator);
        Assert.That((await CommandRun.AgainstAsync(emulator)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task What_no_call_gives_an_id_for_is_without_data_and_not_failed()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        var run = await CommandRun.AgainstAsync(emulator);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Lines[^1], Does.StartWith($"{Count} operations: {Count - 4} ok, 0 failed, 4 without data"));
        Assert.That(run.Line("GetRateCard"), Does.EndWith("     -         -  no data: there is no rate card to call it with"));
    }
}
