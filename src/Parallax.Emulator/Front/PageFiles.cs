using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Parallax.Emulator.Front;

/// <summary>The page: four files in the assembly.</summary>
internal static class PageFiles
{
    /// <summary>Its own files and its own API, and nothing else: no text of a request could become a script.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action "
            + "'none'; frame-ancestors 'none'";

    private static readonly (string Address, string File, string Type)[] Files =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/_emulator/page.css", "page.css", "text/css; charset=utf-8"),
        ("/_emulator/page.js", "page.js", "text/javascript; charset=utf-8"),
        ("/_emulator/icon.svg", "icon.svg", "image/svg+xml"),
        ("/favicon.ico", "icon.svg", "image/svg+xml"),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (address, file, type) in Files)
        {
            var content = Read(file);
            routes.MapGet(address, () => Results.Bytes(content, type)).ExcludeFromDescription();
        }
    }

    private static byte[] Read(string file)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"page/{file}")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
