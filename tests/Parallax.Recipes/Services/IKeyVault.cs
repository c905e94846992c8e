namespace Parallax.Recipes.Services;

/// <summary>Stands for the place where keys are kept.</summary>
internal interface IKeyVault
{
    ValueTask<string> GetKeyAsync(CancellationToken cancellationToken);
}
