using System.Threading.Channels;

namespace Parallax.Recipes.CrmSync;

/// <summary>Survives the services of a test, and tells when a round has ended well.</summary>
internal sealed class InMemoryWatermarks : IWatermarkStore
{
    private readonly Channel<string> _saved = Channel.CreateUnbounded<string>();

    public string? Current { get; private set; }

    public Task<string?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(Current);

    public Task SaveAsync(string watermark, CancellationToken cancellationToken)
    {
        Current = watermark;
        return _saved.Writer.WriteAsync(watermark, cancellationToken).AsTask();
    }

    public ValueTask<string> NextSavedAsync(CancellationToken cancellationToken) => _saved.Reader.ReadAsync(cancellationToken);
}
