using System.Globalization;
using System.Net;

namespace Parallax;

/// <summary>The sentence that stands in the log: which call, what status, which fields, and what to do about it.</summary>
internal static class ErrorMessage
{
    private const int LongestWord = 100;
    private const int LongestDetail = 500;
    private const int MostFields = 10;

    public static string Of(CallState call, HttpStatusCode status, ErrorBody body, TimeSpan? retryAfter, bool quotesDetail)
    {
        List<string> parts = [$"{call.Name}: {(int)status} {Sentence(Plain(body.Title) ?? status.ToString())}"];
        if (quotesDetail && Plain(body.Detail, LongestDetail) is { } detail)
        {
            parts.Add($"Detail: {Sentence(detail)}");
        }

        var fields = body.Errors.Keys.Select(static field => Plain(field)).OfType<string>().Take(MostFields).ToList();
        if (fields.Count > 0)
        {
            parts.Add($"Fields: {string.Join(", ", fields)}.");
        }

        parts.Add(Advice(status, fields.Count > 0, retryAfter, call.Name.IsWrite));
        if (Plain(body.TraceId) is { } traceId)
        {
            parts.Add($"Trace id: {traceId}.");
        }

        return string.Join(' ', parts);
    }

    /// <summary>What was said, with a full stop unless it ends as a sentence already.</summary>
    public static string Sentence(string text) => text is [.., '.' or '?' or '!'] ? text : text + ".";

    private static string Advice(HttpStatusCode status, bool namesFields, TimeSpan? retryAfter, bool isWrite) => (int)status switch
    {
        >= 300 and < 400 => "The server points elsewhere, and the key does not follow. Check ParallaxClientOptions.BaseAddress.",
        400 => namesFields ? "Correct them; Errors has the messages." : "The request was not accepted; Errors, Detail or ResponseBody say why.",
        401 => "The key was not accepted: ParallaxClientOptions.ApiKey has to be a Personal Access Token that is still valid.",
        403 => "The key is valid, but its user may not do this; ask an administrator of your Parallax account.",
        404 => "There is no such object, or none that this key may see. Check the ids, and ParallaxClientOptions.BaseAddress if every call ends so.",
        409 or 422 => "Nothing was changed. Detail says what stands against it.",
        429 => retryAfter is { } wait
            ? string.Create(CultureInfo.InvariantCulture, $"The call was not processed. Come back after {wait.TotalSeconds:0} s.")
            : "The call was not processed. Come back later.",
        >= 500 => isWrite ? "The server failed. The write may have taken effect: look before you send it again." : "The server failed. A later call may succeed.",
        _ => "The server refused the call; Detail or ResponseBody say why.",
    };

    // One line and of limited length, whatever the server sent.
    private static string? Plain(string? text, int longest = LongestWord)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = string.Concat(text.Take(longest).Select(static c => char.IsControl(c) ? ' ' : c)).Trim().TrimEnd('.');
        return text.Length > longest ? line + "…" : line;
    }
}
