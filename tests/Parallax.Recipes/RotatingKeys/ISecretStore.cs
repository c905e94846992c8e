namespace Parallax.Recipes.RotatingKeys;

/// <summary>Your secret store.</summary>
public interface ISecretStore
{
    Task<string> GetSecretAsync(string name, CancellationToken cancellationToken);
}
