using Parallax;
using Parallax.Checks;
using Parallax.Models;
#if INVOICES
using Parallax.Generated;
#endif

using CannedServer server = new();
using ParallaxClient parallax = new(new ParallaxClientOptions { ApiKey = "pat_check", BaseAddress = new Uri("https://api.example.com/") }, server);

var projects = await parallax.Projects.ListAsync().ToListAsync();
var created = await parallax.Projects.CreateAsync(new CreateProject { Name = "New" });
await parallax.Projects.UpdateAsync(created.Id, new UpdateProject { StageId = null });
Console.WriteLine($"facade: {projects.Count} rows, created {created.Name}, sent {server.Requests[^1]}");

#if INVOICES
var raw = new InvoicesClient(parallax.HttpClient);
var invoices = await ParallaxPageable.Create((page, size, token) => raw.ListInvoicesAsync(page, size, token)).ToListAsync();
Console.WriteLine($"raw list: {invoices.Count} rows, {invoices[0].Amount} by {server.Requests[^1]}");
#endif
