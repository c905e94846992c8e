namespace Parallax.Tests.Testing.Webhooks;

/// <summary>An emulator with a small firm in it, and one subscriber.</summary>
internal abstract class WebhookFixture : EmulatorFixture
{
    protected const string Secret = "whsec_test-0123456789";

    protected Receiver Receiver { get; private set; } = null!;

    protected Guid Customer { get; private set; }

    protected Guid Role { get; private set; }

    protected Guid Project { get; private set; }

    protected Guid Offering { get; private set; }

    protected string Offerings => $"v1/projects/{Project}/offerings";

    protected string Roles => $"{Offerings}/{Offering}/roles";

    [SetUp]
    public async Task StartReceiver()
    {
        Receiver = await Receiver.StartAsync();
        Emulator.Webhooks.Subscribe(Receiver.Address, Secret);
        Customer = Seed("/v1/clients", """{"name":"Northwind"}""");
        Role = Seed("/v1/roles", """{"name":"Designer"}""");
        Project = Seed("/v1/projects", $$"""{"name":"Rollout","client_id":"{{Customer}}"}""");
        Offering = Seed('/' + Offerings, """{"name":"Design","billing_model":"fixed_bid"}""");
    }

    [TearDown]
    public async Task StopReceiver()
    {
        await Emulator.Webhooks.DrainAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>What has come when all is delivered.</summary>
    protected async Task<IReadOnlyList<ReceivedWebhook>> Received()
    {
        await Emulator.Webhooks.DrainAsync();
        return Receiver.Received;
    }
}
