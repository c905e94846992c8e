using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.YourModels;

/// <summary>Models on their way through a minimal API, a cache and a queue, against the emulator.</summary>
internal sealed class YourModelsTests
{
    private ParallaxEmulator _emulator = null!;
    private ParallaxClient _parallax = null!;
    private WebApplication _app = null!;
    private HttpClient _caller = null!;
    private Project _project = null!;

    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync();
        _parallax = _emulator.CreateClient();
        var client = await _parallax.Clients.CreateAsync(new CreateClient { Name = "Northwind" });
        _project = await _parallax.Projects.CreateAsync(new CreateProject
        {
            Name = "Harbour",
            ClientId = client.Id,
            Tags = ["port"],
            TargetBudget = new Money { Amount = 10, CurrencyCode = "EUR" }
        });

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IParallaxClient>(_parallax);
        builder.Services.AddHybridCache();
        _app = builder.Build();
        _app.MapProjects();
        await _app.StartAsync();
        _caller = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    [TearDown]
    public async Task Stop()
    {
        _caller.Dispose();
        await _app.DisposeAsync();
        _parallax.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Project_out_of_the_cache_is_the_same_in_wire_form_however_often_it_is_read()
    {
        var address = new Uri($"projects/{_project.Id}", UriKind.Relative);
        var first = await _caller.GetStringAsync(address);
        await _caller.GetStringAsync(address);
        var third = await _caller.GetStringAsync(address);
        Assert.That(third, Is.EqualTo(first));
        Assert.That(_emulator.Requests.Count(request => request.Method == "GET"), Is.EqualTo(1), "or no cache was asked");
        using var json = JsonDocument.Parse(first);
        Assert.That(
            (json.RootElement.GetProperty("status").GetString(), json.RootElement.GetProperty("client_id").GetGuid()),
            Is.EqualTo((_project.Status.Value, _project.ClientId)));
    }

    [Test]
    public async Task Cached_project_keeps_its_status()
    {
        var cache = _app.Services.GetRequiredService<HybridCache>();
        for (var time = 1; time <= 3; time++)
        {
            var read = await cache.GetOrCreateAsync("project", async token => await _parallax.Projects.GetAsync(_project.Id, token));
            Assert.That((read.Status, read.Name, read.TargetBudget!.Amount), Is.EqualTo((_project.Status, "Harbour", 10m)), $"time {time}");
        }
    }

    [Test]
    public async Task Change_that_a_caller_sends_reaches_Parallax_as_it_is()
    {
        using var body = new StringContent("""{"name":"H","stage_id":null}""", Encoding.UTF8, "application/json");
        using var response = await _caller.PatchAsync(new Uri($"projects/{_project.Id}", UriKind.Relative), body);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(_emulator.Requests.Last(request => request.Method == "PATCH").Body, Is.EqualTo("""{"name":"H","stage_id":null}"""));
    }

    [Test]
    public async Task Status_is_bound_from_the_query()
        => Assert.That(
            await _caller.GetStringAsync(new Uri("statuses?status=brand_new", UriKind.Relative)),
            Is.EqualTo("""{"status":"brand_new","known":false}"""));

    [Test]
    public async Task Change_that_waited_in_a_queue_clears_nothing()
    {
        // begin-snippet: queue
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(new UpdateProject { Name = "H" });    // {"name":"H"}

        await _parallax.Projects.UpdateAsync(_project.Id, JsonSerializer.Deserialize<UpdateProject>(message)!);
        // end-snippet
        var read = await _parallax.Projects.GetAsync(_project.Id);
        Assert.That((read.Name, read.TargetBudget?.Amount, read.Tags), Is.EqualTo(("H", 10m, new[] { "port" })));
    }

    [Test]
    public void Form_assigns_what_it_has()
        => Assert.That(
            (JsonSerializer.Serialize(new ProjectForm(
                "H", ClearsStage: false).ToUpdate()), JsonSerializer.Serialize(new ProjectForm(null, ClearsStage: true).ToUpdate())),
            Is.EqualTo(("""{"name":"H"}""", """{"stage_id":null}""")));
}
