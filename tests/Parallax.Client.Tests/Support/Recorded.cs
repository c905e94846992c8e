using System.Net.Http.Headers;
using System.Text;

namespace Parallax.Tests.Support;

internal sealed record Recorded(string Method, Uri Address, HttpRequestHeaders Headers, string? ContentType, byte[]? Bytes)
{
    /// <summary>The body as sent; null if there was none.</summary>
    public string? Body => Bytes is null ? null : Encoding.UTF8.GetString(Bytes);

    public IReadOnlyList<string> Keys => Headers.TryGetValues("X-API-KEY", out var values) ? [.. values] : [];

    /// <summary>The query, decoded, in the order in which it was sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query
        => [
        .. Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]))),
    ];
}
