using Parallax.Benchmarks.Plain;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Contenders;

/// <summary>NSwag with its default templates and settings, used as its own documentation shows: page by page, by hand.</summary>
internal sealed class PlainNSwag : IListContender, ICallContender
{
    private readonly HttpClient _http;
    private readonly ProjectsClient _client;

    public PlainNSwag(Uri address, HttpMessageHandler? handler = null)
    {
        _http = Http.Create(handler);
        _http.DefaultRequestHeaders.Add(Key.Header, Key.Text);
        _client = new ProjectsClient(_http) { BaseUrl = address.AbsoluteUri };
    }

    public string Name => "plain NSwag";

    public async Task<int> ReadPageAsync() => (await _client.ListProjectsAsync(1, ProjectRows.PerPage)).Results.Count;

    public async Task<int> ReadAllAsync()
    {
        var rows = 0;
        for (var number = 1; ; number++)
        {
            var page = await _client.ListProjectsAsync(number, ProjectRows.PerPage);
            foreach (var project in page.Results)
            {
                rows += project.Name.Length > 0 ? 1 : 0;
            }

            if (number >= page.Total_pages)
            {
                return rows;
            }
        }
    }

    public async Task GetAsync() => await _client.GetProjectAsync(ProjectRows.Id(0));

    public Task PatchAsync()
        => _client.UpdateProjectAsync(ProjectRows.Id(0), new UpdateProject { Name = "Warehouse rollout", Archived = false });

    public void Dispose() => _http.Dispose();
}
