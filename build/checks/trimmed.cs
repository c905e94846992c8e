#:project ../../src/Parallax.Client/Parallax.Client.csproj
#:property TargetFramework=net10.0
#:property PublishAot=false
#:property PublishTrimmed=true
#:property EnableAotAnalyzer=true
#:property TreatWarningsAsErrors=false

// Published trimmed by trimming.sh.
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parallax;
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

/// <summary>One project, whatever is asked.</summary>
internal sealed class CannedServer : HttpMessageHandler
{
    private const string Project = """{"id":"5f0c3c1e-6f0f-4a57-9b8e-2f6d1a7c9e10","name":"Harbour","status":"won","created_date":"2025-01-02"}""";

    public string? LastQuery { get; private set; }

    public string? LastBody { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        LastQuery = request.RequestUri!.Query;
        LastBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var body = request.Method == HttpMethod.Get ? $$"""{"total":1,"total_pages":1,"page":1,"page_size":500,"results":[{{Project}}]}""" : Project;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
