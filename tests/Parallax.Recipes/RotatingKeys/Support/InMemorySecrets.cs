namespace Parallax.Recipes.RotatingKeys;

/// <summary>A secret store that counts how often it is asked, and answers when it may.</summary>
internal sealed class InMemorySecrets(string key) : ISecretStore
{
    private int _asked;

    public string Key { get; set; } = key;

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Holds all answers back until it is completed.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    public async Task<string> GetSecretAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await MayAnswer.WaitAsync(cancellationToken);
        return name == "parallax-api-key" ? Key : throw new KeyNotFoundException(name);
    }
}
