using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Reading;

/// <summary>The address of a server as a description has it; the first one counts. src/Parallax.Testing compiles it too.</summary>
/// <param name="Host">Scheme, host and port, or null if the address has none.</param>
/// <param name="Path">The path without a closing slash; empty if there is none.</param>
internal sealed record ServerAddress(string? Host, string Path)
{
    /// <summary>The server that an operation, a path item or the whole document names; null if it names none.</summary>
    public static ServerAddress? Of(JsonObject? owner)
    {
        if (owner?["servers"] is not JsonArray { Count: > 0 } servers
            || servers[0] is not JsonObject server
            || server["url"]?.ToString() is not { } url)
        {
            return null;
        }

        foreach (var (name, variable) in server["variables"] as JsonObject ?? [])
        {
            url = url.Replace($"{{{name}}}", (variable as JsonObject)?["default"]?.ToString(), StringComparison.Ordinal);
        }

        // On some systems a path is an absolute address too, that of a file.
        return url.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? new ServerAddress(address.GetLeftPart(UriPartial.Authority), address.AbsolutePath.TrimEnd('/'))
            : new ServerAddress(null, $"/{url.Split('?', '#')[0].TrimStart('.').Trim('/')}".TrimEnd('/'));
    }
}
