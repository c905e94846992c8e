using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parallax;
using Parallax.Checks;
using Parallax.Models;

using CannedServer server = new();
using ParallaxClient byHand = new(new ParallaxClientOptions { ApiKey = "pat_check" }, server);
var projects = await byHand.Projects.ListAsync().ToListAsync();
await byHand.Projects.UpdateAsync(projects[0].Id, new UpdateProject { Name = "New", StageId = null });
Console.WriteLine($"by hand: {projects[0].Name} of {projects[0].CreatedDate:yyyy-MM-dd} is {projects[0].Status}, sent {server.LastBody}");

var section = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "pat_check"), new("PageSize", "7"), new("Retry:MaxAttempts", "2")]).Build();
await using var services = new ServiceCollection().AddParallaxClient(section).ConfigurePrimaryHttpMessageHandler(() => server).Services.BuildServiceProvider();
await services.GetRequiredService<IParallaxClient>().Projects.ListAsync().ToListAsync();
Console.WriteLine($"from configuration: {server.LastQuery}");
