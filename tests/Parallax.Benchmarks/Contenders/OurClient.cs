using Parallax.Benchmarks.Rows;
using Parallax.Models;

namespace Parallax.Benchmarks.Contenders;

/// <summary>This client with its default settings, but for the limit: waiting for permits would be all that is measured.</summary>
internal sealed class OurClient : IListContender, ICallContender
{
    public const int DefaultReadAhead = 4;

    /// <summary>A gate with so many permits, back so soon, that nobody ever waits.</summary>
    public static readonly ParallaxRateLimitOptions FreeGate = new() { PermitLimit = 100_000, Window = TimeSpan.FromMilliseconds(1) };

    private static readonly ParallaxRateLimitOptions NoLimit = new() { Enabled = false };

    private readonly ParallaxClient _client;
    private readonly int _readAhead;

    public OurClient(
        Uri address,
        HttpMessageHandler? handler = null,
        int readAhead = DefaultReadAhead,
        bool isNamedByReadAhead = false,
        ParallaxRateLimitOptions? limit = null)
    {
        _client = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = Key.Text, BaseAddress = address, RateLimit = limit ?? NoLimit }, handler);
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

    public Task PatchAsync()
        => _client.Projects.UpdateAsync(ProjectRows.Id(0), new UpdateProject { Name = "Warehouse rollout", Archived = false });

    public void Dispose() => _client.Dispose();
}
