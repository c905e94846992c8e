using Parallax;
using Parallax.Models;
using Parallax.Testing;

namespace Stranger;

/// <summary>With the client as it is, over real HTTP, against the API in this process.</summary>
public sealed class EmulatorTests
{
    [Test]
    public async Task A_create_that_arrived_and_was_never_answered_is_not_sent_again()
    {
        // begin-snippet: emulator
        await using var emulator = await ParallaxEmulator.StartAsync();
        emulator.Seed("/v1/clients", new Client { Name = "Northwind Logistics" });
        emulator.Faults.Next(ParallaxFault.Reset().AfterApplying()).OnMethod("POST");       // your code under faults, too
        using var parallax = emulator.CreateClient();
        // end-snippet

        var failure = (await Assert.ThrowsAsync<ParallaxConnectionException>(() => parallax.Clients.CreateAsync(new CreateClient
        {
            Name = "Contoso"
        })))!;
        Assert.That(failure.RequestMayHaveBeenProcessed, Is.True);

        var names = (await parallax.Clients.ListAsync().ToListAsync()).Select(client => client.Name);
        Assert.That(names, Is.EquivalentTo(new[] { "Northwind Logistics", "Contoso" }));
        Assert.That(emulator.Requests.Count(request => request.Method == "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_planned_too_short_is_overdue()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        emulator.Seed("/v1/projects", new Project { Name = "Late", ClientId = Guid.NewGuid(), EndDate = new DateOnly(2026, 2, 28) });
        using var parallax = emulator.CreateClient();

        Assert.That(await new Overdue(parallax).NamesAsync(new DateOnly(2026, 3, 1)), Is.EqualTo(new[] { "Late" }));
    }
}
