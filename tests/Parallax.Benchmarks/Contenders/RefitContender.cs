using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Benchmarks.Rows;
using Refit;

namespace Parallax.Benchmarks.Contenders;

/// <summary>Refit over the classes of the hand-written contenders, with System.Text.Json as they have it.</summary>
internal sealed class RefitContender : IListContender, ICallContender
{
    private readonly HttpClient _http;
    private readonly IProjects _projects;

    public RefitContender(Uri address, HttpMessageHandler? handler = null)
    {
        _http = Http.Create(handler);
        _http.BaseAddress = address;
        _http.DefaultRequestHeaders.Add(Key.Header, Key.Text);
        _projects = RestService.For<IProjects>(_http, new RefitSettings(new SystemTextJsonContentSerializer(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        })));
    }

    public string Name => "Refit 16.4";

    public async Task<int> ReadPageAsync() => (await _projects.ListAsync(1, ProjectRows.PerPage)).Results.Count;

    public async Task<int> ReadAllAsync()
    {
        var rows = 0;
        for (var number = 1; ; number++)
        {
            var page = await _projects.ListAsync(number, ProjectRows.PerPage);
            foreach (var project in page.Results)
            {
                rows += project.Name.Length > 0 ? 1 : 0;
            }

            if (number >= page.TotalPages)
            {
                return rows;
            }
        }
    }

    public async Task GetAsync() => await _projects.GetAsync(ProjectRows.Id(0));

    public Task PatchAsync() => _projects.UpdateAsync(ProjectRows.Id(0), new HandUpdate { Name = "Warehouse rollout", Archived = false });

    public void Dispose() => _http.Dispose();
}

/// <summary>The calls, as Refit wants them described.</summary>
internal interface IProjects
{
    [Get("/v1/projects")]
    Task<HandPage> ListAsync(int page, [AliasAs("page_size")] int pageSize);

    [Get("/v1/projects/{id}")]
    Task<HandProject> GetAsync(Guid id);

    [Patch("/v1/projects/{id}")]
    Task UpdateAsync(Guid id, [Body] HandUpdate body);
}
