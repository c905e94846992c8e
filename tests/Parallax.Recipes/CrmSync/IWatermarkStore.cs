namespace Parallax.Recipes.CrmSync;

/// <summary>Keeps the watermark over restarts: a row in your database, or a file.</summary>
public interface IWatermarkStore
{
    Task<string?> LoadAsync(CancellationToken cancellationToken);

    Task SaveAsync(string watermark, CancellationToken cancellationToken);
}
