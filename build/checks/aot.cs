#:project ../../src/Parallax.Client/Parallax.Client.csproj
#:property TargetFramework=net10.0
#:property PublishAot=true
#:property InvariantGlobalization=true
#:property TreatWarningsAsErrors=false

// Published ahead of time, and so trimmed, by aot.sh.
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parallax;
using Parallax.Models;

// Against the emulator at the address given: what a program does with the client, in one that holds no code but what it calls.
var section = new ConfigurationBuilder().AddInMemoryCollection(
[
    new("ApiKey", args[1]),
    new("BaseAddress", args[0]),
    new("PageSize", "2"),
    new("Retry:MaxAttempts", "2")
])
    .Build();
await using var services = new ServiceCollection().AddParallaxClient(section).Services.BuildServiceProvider();
var parallax = services.GetRequiredService<IParallaxClient>();

var client = await parallax.Clients.CreateAsync(new CreateClient { Name = "Northwind" });
var created = await parallax.Projects.CreateAsync(new CreateProject
{
    Name = "Harbour",
    ClientId = client.Id,
    Tags = ["port", "Zoë"],
    TargetBudget = new Money { Amount = 12.5m, CurrencyCode = "EUR" }
});
await parallax.Projects.CreateAsync(new CreateProject { Name = "Bridge", ClientId = client.Id });
await parallax.Projects.CreateAsync(new CreateProject { Name = "Tunnel", ClientId = client.Id });
await parallax.Projects.UpdateAsync(created.Id, new UpdateProject { Status = ProjectStatus.InProgress, TargetBudget = null });

var names = new List<string>();
await foreach (var project in parallax.Projects.ListAsync())
{
    names.Add(project.Name);
}

var read = await parallax.Projects.GetAsync(created.Id);
Console.WriteLine(
    $"listed {string.Join(", ", names.Order(StringComparer.Ordinal))}; got {read.Name}, {read.Status}, {string.Join("/", read.Tags)}, "
        + $"budget {(read.TargetBudget is null ? "none" : "some")}");

try
{
    await parallax.Projects.GetAsync(Guid.Empty);
}
catch (ParallaxNotFoundException failure)
{
    Console.WriteLine($"error {(int)failure.StatusCode} {failure.Title}");
}

// A host that serialises by generated code: a queue, a cache, a minimal API.
var queued = JsonSerializer.Serialize(new UpdateProject { Name = "H", StageId = null }, QueueContext.Default.UpdateProject);
var page = JsonSerializer.Serialize(await parallax.Projects.ListAsync().GetPageAsync(1), QueueContext.Default.ParallaxPageProject);
var again = JsonSerializer.Deserialize(page, QueueContext.Default.ParallaxPageProject)!;
Console.WriteLine(
    $"queued {queued}, page of {again.Count} of {again.Total}, status {again.Items.Single(project => project.Id == read.Id).Status}");

var webhook = ParallaxWebhook.Parse("""{"Topic":"project.created","Payload":{"Id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16"}}"""u8);
Console.WriteLine($"webhook {JsonSerializer.Serialize(webhook, QueueContext.Default.ParallaxWebhookEvent)}");

[JsonSerializable(typeof(UpdateProject))]
[JsonSerializable(typeof(ParallaxPage<Project>))]
[JsonSerializable(typeof(ParallaxWebhookEvent))]
internal sealed partial class QueueContext : JsonSerializerContext;
