using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Parallax.Benchmarks.Kiota;
using Parallax.Benchmarks.Kiota.Models;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Contenders;

/// <summary>The client that Kiota generates, as its documentation shows it.</summary>
internal sealed class KiotaContender : IListContender, ICallContender
{
    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly BenchmarkKiotaClient _client;

    public KiotaContender(Uri address, HttpMessageHandler? handler = null)
    {
        // Its own handlers stand in front of ours, as its factory puts them.
        _http = handler is null
            ? KiotaClientFactory.Create()
            : KiotaClientFactory.Create(KiotaClientFactory.ChainHandlersCollectionAndGetFirstLink(
                handler, [.. KiotaClientFactory.CreateDefaultHandlers()])!);

        // Its own provider of keys refuses plain http, also on the own machine.
        _http.DefaultRequestHeaders.Add(Key.Header, Key.Text);
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: _http);
        _client = new BenchmarkKiotaClient(_adapter);
        _adapter.BaseUrl = address.AbsoluteUri.TrimEnd('/');
    }

    public string Name => "Kiota 2.1";

    public async Task<int> ReadPageAsync() => (await PageAsync(1)).Results!.Count;

    public async Task<int> ReadAllAsync()
    {
        var rows = 0;
        for (var number = 1; ; number++)
        {
            var page = await PageAsync(number);
            foreach (var project in page.Results!)
            {
                rows += project.Name!.Length > 0 ? 1 : 0;
            }

            if (number >= page.TotalPages)
            {
                return rows;
            }
        }
    }

    public async Task GetAsync() => await _client.V1.Projects[ProjectRows.Id(0)].GetAsync();

    public async Task PatchAsync()
        => await _client.V1.Projects[ProjectRows.Id(0)].PatchAsync(new UpdateProject { Name = "Warehouse rollout", Archived = false });

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    private async Task<ProjectPage> PageAsync(int number) => (await _client.V1.Projects.GetAsync(request =>
    {
        request.QueryParameters.Page = number;
        request.QueryParameters.PageSize = ProjectRows.PerPage;
    }))!;
}
