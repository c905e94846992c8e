using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Contenders;

/// <summary>HttpClient and a serializer, with a class written by hand: nothing between them.</summary>
internal abstract class HandWritten : IListContender, ICallContender
{
    private static readonly MediaTypeHeaderValue PatchType = new("application/json-patch+json");

    private readonly Uri _address;

    protected HandWritten(Uri address, HttpMessageHandler? handler)
    {
        _address = new Uri(address, "v1/projects");
        Client = Http.Create(handler);
        Client.DefaultRequestHeaders.Add(Key.Header, Key.Text);
    }

    public abstract string Name { get; }

    protected HttpClient Client { get; }

    public async Task<int> ReadPageAsync() => (await ReadAsync<HandPage>(PageAddress(1))).Results.Count;

    public async Task<int> ReadAllAsync()
    {
        var rows = 0;
        for (var number = 1; ; number++)
        {
            var page = await ReadAsync<HandPage>(PageAddress(number));
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

    public Task GetAsync() => ReadAsync<HandProject>(RowAddress);

    public async Task PatchAsync()
    {
        using var content = new StringContent(
            Write(new HandUpdate { Name = "Warehouse rollout", Archived = false }), Encoding.UTF8, PatchType);
        using var response = await Client.PatchAsync(RowAddress, content);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => Client.Dispose();

    protected abstract Task<T> ReadAsync<T>(string address);

    protected abstract string Write(HandUpdate update);

    private string RowAddress => $"{_address}/{ProjectRows.Id(0)}";

    private string PageAddress(int number)
        => string.Create(CultureInfo.InvariantCulture, $"{_address}?page={number}&page_size={ProjectRows.PerPage}");
}
