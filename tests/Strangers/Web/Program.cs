using Parallax;

var builder = WebApplication.CreateBuilder(args);

// begin-snippet: service
builder.Services.AddParallaxClient(builder.Configuration.GetSection("Parallax"));    // then inject IParallaxClient
// end-snippet

builder.Services.AddParallaxClient("tenant-a", builder.Configuration.GetSection("Tenants:a"));
builder.Services.AddParallaxClient("tenant-b", builder.Configuration.GetSection("Tenants:b"));

var app = builder.Build();

app.MapGet("/projects", (IParallaxClient parallax, CancellationToken cancellationToken) => Projects(parallax, cancellationToken));
app.MapGet(
    "/a/clients",
    ([FromKeyedServices("tenant-a")] IParallaxClient parallax, CancellationToken cancellationToken) => Clients(
        parallax, cancellationToken));
app.MapGet(
    "/b/clients",
    ([FromKeyedServices("tenant-b")] IParallaxClient parallax, CancellationToken cancellationToken) => Clients(
        parallax, cancellationToken));

app.Run();

static async Task<string> Projects(IParallaxClient parallax, CancellationToken cancellationToken)
{
    var names = new List<string>();
    await foreach (var project in parallax.Projects.ListAsync(archived: false, cancellationToken))
        names.Add($"{project.Name}: {project.Status}\n");
    return string.Concat(names);
}

static async Task<string> Clients(IParallaxClient parallax, CancellationToken cancellationToken)
    => string.Concat((await parallax.Clients.ListAsync(cancellationToken: cancellationToken).ToListAsync()).Select(
        client => $"{client.Name}\n"));
