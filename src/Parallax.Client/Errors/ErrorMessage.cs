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
        var key = call.SentKey;
        List<string> parts = [$"{call.Name}: {(int)status} {Sentence(Plain(body.Title, key) ?? status.ToString())}"];
        if (quotesDetail && Plain(body.Detail, key, LongestDetail) is { } detail)
        {
            parts.Add($"Detail: {Sentence(detail)}");
        }

        var fields = body.Errors.Keys.Select(field => Plain(field, key)).OfType<string>().Take(MostFields).ToList();
        if (fields.Count > 0)
        {
            parts.Add($"Fields: {string.Join(", ", fields)}.");
        }

        parts.Add(Advice(status, fields.Count > 0, retryAfter, call.Name.IsWrite, call.MayHaveBeenProcessed));
        if (Plain(body.TraceId, key) is { } traceId)
        {
            parts.Add($"Trace id: {traceId}.");
        }

        return string.Join(' ', parts);
    }

    /// <summary>What was said, with a full stop unless it ends as a sentence already.</summary>
    public static string Sentence(string text) => text is [.., '.' or '?' or '!'] ? text : text + ".";

    // A refusal says that nothing was done by the attempt that it answers. Of a delete, an earlier one may have been lost.
    private static string Advice(HttpStatusCode status, bool namesFields, TimeSpan? retryAfter, bool isWrite, bool followsLostAttempt)
        => (int)status switch
    {
        >= 300 and < 400 => "The server points elsewhere, and the key does not follow. Check ParallaxClientOptions.BaseAddress.",
        400
            => namesFields
                ? "Correct them; Errors has the messages."
                : "The request was not accepted; Errors, Detail or ResponseBody say why.",
        401 => "The key was not accepted: ParallaxClientOptions.ApiKey has to be a Personal Access Token that is still valid.",
        403 => "The key is valid, but its user may not do this; ask an administrator of your Parallax account.",
        404
            => "There is no such object, or none that this key may see. Check the ids, and ParallaxClientOptions.BaseAddress if every "
                + "call ends so.",
        408
            => isWrite
                ? "The server gave up waiting for the request. The write may have taken effect: look before you send it again."
                : "The server gave up waiting for the request. A later call may succeed.",
        409 or 422
            => followsLostAttempt ? "Detail says what stands against it." : "Nothing was changed. Detail says what stands against it.",
        429 => (followsLostAttempt ? "This attempt was not processed." : "The call was not processed.") + (retryAfter is { } wait
            ? string.Create(CultureInfo.InvariantCulture, $" Come back after {wait.TotalSeconds:0} s.")
            : " Come back later."),
        >= 500
            => isWrite
                ? "The server failed. The write may have taken effect: look before you send it again."
                : "The server failed. A later call may succeed.",
        _ => "The server refused the call; Detail or ResponseBody say why.",
    }
        + (followsLostAttempt && (int)status is not (408 or >= 500)
            ? " An earlier attempt was not answered and may have taken effect: look before you send it again."
            : "");

    // One line and of limited length, whatever the server sent.
    private static string? Plain(string? text, string? key, int longest = LongestWord)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // The key goes first: half of it would not be found.
        var safe = Masked(text, key);
        var line = string.Concat(safe.Take(longest).Select(static c => char.IsControl(c) ? ' ' : c)).Trim().TrimEnd('.');
        return safe.Length > longest ? line + "…" : line;
    }

    // As it was sent, or as it stands in an address.
    private static string Masked(string text, string? key)
        => string.IsNullOrEmpty(key) ? text : text
            .Replace(key, "***", StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.EscapeDataString(key), "***", StringComparison.OrdinalIgnoreCase);
}
