namespace Parallax.Testing.Description;

/// <summary>The description that comes with the package, read once per process.</summary>
internal static class EmbeddedDescription
{
    private static readonly Lazy<Task<ApiDescription>> Shared = new(ReadAsync);

    public static Task<ApiDescription> GetAsync() => Shared.Value;

    private static async Task<ApiDescription> ReadAsync()
    {
        using var reader = new StreamReader(typeof(EmbeddedDescription).Assembly.GetManifestResourceStream("parallax-v1.yaml")!);
        return await ApiDescription.ReadAsync(await reader.ReadToEndAsync().ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
    }
}
