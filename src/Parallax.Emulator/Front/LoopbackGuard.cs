using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Parallax.Emulator.Control;

namespace Parallax.Emulator.Front;

/// <summary>
/// Keeps pages of other sites out, which a browser on this machine may have open. By DNS rebinding they can give their own name this
/// machine's address, so <c>Host</c> has to be a name of loopback; and what they send across sites says so itself.
/// </summary>
internal static class LoopbackGuard
{
    private static readonly HashSet<string> OwnNames = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = request.Path.StartsWithSegments(Reference.Root, StringComparison.Ordinal)
            ? Reference.Policy
            : PageFiles.Policy;

        if (!OwnNames.Contains(request.Host.Host))
        {
            return RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                "Host has to be 127.0.0.1 or localhost: this is for programs and pages of this machine.");
        }

        return IsForeign(request)
            ? RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                "This is for the emulator's own page, and for programs, but not for pages of other sites.")
            : next(context);
    }

    public static async Task RefuseAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new ProblemView(error), ControlJson.Options, context.RequestAborted);
    }

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Origin is { Count: > 0 } origin)
        {
            return !string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        }

        // Without an origin a browser reads, or follows a link: the page may be linked to, its API is not for others.
        return request.Path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal)
            && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }
}
