using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>The description of the repository, and what becomes of it.</summary>
internal static class ParallaxDescription
{
    public static string Yaml { get; } = File.ReadAllText(Repository.PathOf("openapi/parallax-v1.yaml"));

    private static readonly Lazy<Task<GeneratedClient>> Unchanged = new(() => GeneratedClient.FromAsync(Yaml));

    /// <summary>A copy as JSON, free to be changed.</summary>
    public static JsonObject ToJson() => DescriptionReader.Read(Yaml).Root;

    public static Task<GeneratedClient> GenerateAsync() => Unchanged.Value;
}
