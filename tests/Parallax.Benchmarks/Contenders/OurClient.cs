using Parallax.Benchmarks.Rows;
using Parallax.Models;

namespace Parallax.Benchmarks.Contenders;

/// <summary>This client with its default settings, but for the rate gate, which would be all that is measured.</summary>
internal sealed class OurClient : IListContender, ICallContender
{
    public const int DefaultReadAhead = 4;

    private readonly ParallaxClient _client;
    private readonly int _readAhead;

    public OurClient(Uri address, HttpMessageHandler? handler = null, int readAhead = DefaultReadAhead, bool isNamedByReadAhead = false, bool hasGate = false)
    {
        _client = new ParallaxClient(new ParallaxClientOptions { ApiKey = Key.Text, BaseAddress = address, RateLimit = { Enabled = hasGate } }, handler);
        _readAhead = readAhead;
        Name = isNamedByReadAhead ? $"Parallax.Client, ReadAhead {readAhead}" : "Parallax.Client";
    }

    public string Name { get; }

    public async Task<int> ReadPageAsync() => (await _client.Projects.ListAsync().GetPageAsync(1)).Count;

    public async Task<int> ReadAllAsync()
    {
        var rows = 0;
        await foreach (var project in _client.Projects.ListAsync().WithReadAhead(_readAhead))
        {
            rows += project.Name.Length > 0 ? 1 : 0;
        }

        return rows;
    }

    public async Task GetAsync() => await _client.Projects.GetAsync(ProjectRows.Id(0));

    public Task PatchAsync() => _client.Projects.UpdateAsync(ProjectRows.Id(0), new UpdateProject { Name = "Warehouse rollout", Archived = false });

    public void Dispose() => _client.Dispose();
}
