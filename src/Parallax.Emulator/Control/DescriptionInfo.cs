using System.Text.Json.Nodes;

using Parallax.Testing;

namespace Parallax.Emulator.Control;

/// <summary>The description that is served: its text, the same as JSON, and what it lists.</summary>
internal sealed class DescriptionInfo
{
    private DescriptionInfo(string text, JsonObject root)
    {
        Text = text;
        Json = root.ToJsonString();
        Title = root["info"]?["title"]?.ToString() ?? "API";
        Operations =
        [
            .. from path in root["paths"] as JsonObject ?? []
               from operation in path.Value as JsonObject ?? []
               let id = (operation.Value as JsonObject)?["operationId"]?.ToString()
               where id is not null
               select new OperationView(id, operation.Key.ToUpperInvariant(), path.Key),
        ];
    }

    /// <summary>Gets the text as it was given, YAML or JSON: JSON is YAML too.</summary>
    public string Text { get; }

    public string Json { get; }

    public string Title { get; }

    public IReadOnlyList<OperationView> Operations { get; }

    /// <summary>Reads a description; null for the one that comes with the tool.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static async Task<DescriptionInfo> ReadAsync(string? text)
    {
        text ??= await EmbeddedDescription.TextAsync();
        return new(text, DescriptionDocument.Parse(text).Root);
    }
}
