using Parallax;
using Parallax.Models;

using var parallax = new ParallaxClient(Environment.GetEnvironmentVariable("PARALLAX_API_KEY")!);

await foreach (Project project in parallax.Projects.ListAsync(archived: false))
    Console.WriteLine($"{project.Name}: {project.Status}");

// From here on it writes to your account.
Client client = await parallax.Clients.CreateAsync(new CreateClient { Name = "Northwind Logistics" });
Project deal = await parallax.Projects.CreateAsync(new CreateProject { Name = "Warehouse rollout", ClientId = client.Id });
await parallax.Projects.UpdateAsync(deal.Id, new UpdateProject { StageId = null });   // sends {"stage_id":null}, nothing else
