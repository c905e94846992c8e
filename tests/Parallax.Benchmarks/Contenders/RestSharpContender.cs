using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Benchmarks.Rows;
using RestSharp;
using RestSharp.Serializers.Json;

namespace Parallax.Benchmarks.Contenders;

/// <summary>RestSharp over the classes of the hand-written contenders, with System.Text.Json as they have it.</summary>
internal sealed class RestSharpContender : IListContender, ICallContender
{
    private readonly HttpClient _http;
    private readonly RestClient _client;

    public RestSharpContender(Uri address, HttpMessageHandler? handler = null)
    {
        _http = Http.Create(handler);
        _http.BaseAddress = address;
        _client = new RestClient(_http, configureSerialization: serialization => serialization.UseSystemTextJson(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        }));
        _client.AddDefaultHeader(Key.Header, Key.Text);
    }

    public string Name => "RestSharp 114";

    public async Task<int> ReadPageAsync() => (await PageAsync(1)).Results.Count;

    public async Task<int> ReadAllAsync()
    {
        var rows = 0;
        for (var number = 1; ; number++)
        {
            var page = await PageAsync(number);
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

    public async Task GetAsync() => await _client.GetAsync<HandProject>(new RestRequest($"v1/projects/{ProjectRows.Id(0)}"));

    public async Task PatchAsync()
        => await _client.PatchAsync(new RestRequest($"v1/projects/{ProjectRows.Id(0)}").AddJsonBody(new HandUpdate
        {
            Name = "Warehouse rollout",
            Archived = false
        }));

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    private async Task<HandPage> PageAsync(int number)
        => (await _client.GetAsync<HandPage>(new RestRequest("v1/projects").AddQueryParameter("page", number)
            .AddQueryParameter("page_size", ProjectRows.PerPage)))!;
}
