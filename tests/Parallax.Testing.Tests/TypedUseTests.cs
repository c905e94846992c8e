using Parallax.Models;

namespace Parallax.Tests.Testing;

/// <summary>The emulator as users of the client have it: typed rows in, a client out.</summary>
public sealed class TypedUseTests
{
    [Test]
    public async Task Typed_rows_are_laid_down_with_what_was_assigned()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        var client = emulator.Seed("/v1/clients", new Client { Name = "Northwind Logistics" })[0];
        emulator.Seed("/v1/projects", new Project { Name = "Warehouse rollout", ClientId = client, StageId = null, TargetMargin = 0.4m });
        using var parallax = emulator.CreateClient();

        var project = (await parallax.Projects.ListAsync().ToListAsync())[0];

        Assert.That(
            (project.Name, project.ClientId, project.StageId, project.TargetMargin),
            Is.EqualTo(("Warehouse rollout", client, (Guid?)null, 0.4m)));
    }

    [Test]
    public async Task A_client_keeps_below_the_limit_of_its_emulator()
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
        {
            RateLimit = new ParallaxEmulatorRateLimit { Enabled = true, PermitLimit = 5, Window = TimeSpan.FromMilliseconds(200) },
        });
        using var parallax = emulator.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => parallax.Tags.ListAsync().GetTotalAsync()));

        Assert.That(emulator.Requests.Select(request => request.Status), Is.All.EqualTo(200).And.Exactly(12).Items);
    }

    [Test]
    public async Task Settings_of_the_client_can_be_changed()
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        using var parallax = emulator.CreateClient(options => options.ApiKey = "pat_wrong");
        Assert.That(async () => await parallax.Tags.ListAsync().GetTotalAsync(), Throws.TypeOf<ParallaxAuthenticationException>());
    }
}
