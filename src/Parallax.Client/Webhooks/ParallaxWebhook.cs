using System.Security.Cryptography;

namespace Parallax;

/// <summary>What an endpoint needs to receive webhooks of Parallax: proof that the vendor sent them, and their content as types.</summary>
/// <remarks>
/// Documented: the two headers, HMAC-SHA256 over <c>{timestamp}.{raw body}</c> under the webhook secret, the ten minutes, and that
/// a retried delivery repeats the same signature. Inferred: that the secret is used as UTF-8 text, and how the signature is
/// written; hex (in either case) and standard base64 are both taken.
/// </remarks>
/// <example>
/// <code>
/// if (ParallaxWebhook.Verify(body, timestamp, signature, secret) is not ParallaxWebhookVerdict.Valid)
///     return Results.Unauthorized();
///
/// ParallaxWebhookEvent webhook = ParallaxWebhook.Parse(body);
/// switch (webhook.Payload)
/// {
///     case ProjectModified modified: … modified.Id …
///     case ProjectOfferingPayload offering: … offering.ProjectId …
/// }
/// </code>
/// </example>
public static class ParallaxWebhook
{
    /// <summary>The header that says when the webhook was signed, in Unix seconds.</summary>
    public const string TimestampHeader = "X-Parallax-Timestamp";

    /// <summary>The header that holds the signature, after <c>sha256=</c>.</summary>
    public const string SignatureHeader = "X-Parallax-Signature";

    /// <summary>
    /// How far the time of a webhook may lie from now, in both directions, unless <c>Verify</c> is told otherwise: 10 minutes.
    /// </summary>
    public static TimeSpan DefaultTolerance { get; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Finds out whether a webhook was signed with the secret, and lately. Whatever the headers and the body hold, it answers and
    /// does not throw. It keeps no memory: a webhook that comes again within the tolerance is valid again, see <see cref="DeliveryId"/>.
    /// </summary>
    /// <param name="body">The body as it came, byte for byte, before anything has parsed it.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>; null if there is none.</param>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>; null if there is none.</param>
    /// <param name="secret">The webhook secret.</param>
    /// <param name="previousSecret">The secret before that, which is taken as well while you replace it. Default: none.</param>
    /// <param name="tolerance">
    /// How far the timestamp may lie from now, in both directions; exactly so far is still valid. Default: <see cref="DefaultTolerance"/>.
    /// </param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <returns>
    /// <see cref="ParallaxWebhookVerdict.Valid"/>, or why the webhook is to be refused. The time is judged last, so that
    /// <see cref="ParallaxWebhookVerdict.TooOld"/> and <see cref="ParallaxWebhookVerdict.TooNew"/> are said of properly signed webhooks
    /// alone.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A secret is empty, blank or has a line break: <see cref="ParallaxWebhookSecret.GetProblem"/>.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="secret"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative.</exception>
    public static ParallaxWebhookVerdict Verify(
        ReadOnlySpan<byte> body,
        string? timestamp,
        string? signature,
        ParallaxWebhookSecret secret,
        ParallaxWebhookSecret? previousSecret = null,
        TimeSpan? tolerance = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ThrowIfUnusable(secret, nameof(secret));
        ThrowIfUnusable(previousSecret, nameof(previousSecret));
        var within = tolerance ?? DefaultTolerance;
        ArgumentOutOfRangeException.ThrowIfLessThan(within, TimeSpan.Zero, nameof(tolerance));

        if (string.IsNullOrEmpty(timestamp))
        {
            return ParallaxWebhookVerdict.MissingTimestamp;
        }

        if (string.IsNullOrEmpty(signature))
        {
            return ParallaxWebhookVerdict.MissingSignature;
        }

        if (!WebhookTime.TryParse(timestamp, out var seconds))
        {
            return ParallaxWebhookVerdict.MalformedTimestamp;
        }

        Span<byte> sent = stackalloc byte[WebhookSignature.Length];
        if (!WebhookSignature.TryParse(signature, sent))
        {
            return ParallaxWebhookVerdict.MalformedSignature;
        }

        var isGenuine = WebhookSignature.IsOf(body, timestamp, secret, sent)
            || (previousSecret is not null && WebhookSignature.IsOf(body, timestamp, previousSecret, sent));
        return isGenuine
            ? WebhookTime.Judge(seconds, (timeProvider ?? TimeProvider.System).GetUtcNow(), within)
            : ParallaxWebhookVerdict.WrongSignature;
    }

    /// <summary>Reads the body of a webhook. Verify it first.</summary>
    /// <remarks>
    /// A topic that is not known, and a payload that does not fit its topic (an id that is no UUID, say), is no failure: it comes
    /// as an <see cref="UnknownWebhookPayload"/>, so that the event is not lost.
    /// </remarks>
    /// <param name="body">The body as it came, in UTF-8.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ParallaxWebhookException">
    /// The body is not JSON, is nested deeper than 64 levels, is no object, has no <c>Topic</c>, or has an <c>EventOccurredOn</c> or
    /// <c>CorrelationId</c> of a wrong type. The message names the member and holds nothing of the body.
    /// </exception>
    public static ParallaxWebhookEvent Parse(ReadOnlySpan<byte> body) => WebhookReader.Read(body);

    /// <summary>
    /// Names a delivery, so that one which was taken care of is recognised when it comes again: a retry has the same name, anything
    /// else another one. Better than the header for this: that can be written in several ways (in capitals, say) and stays
    /// valid. Better than <see cref="ParallaxWebhookEvent.CorrelationId"/>, which several events may share.
    /// </summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <returns>64 hexadecimal digits: a hash of what the signature is for. Not secret.</returns>
    public static string DeliveryId(ReadOnlySpan<byte> body, string timestamp)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return Convert.ToHexString(WebhookSignature.Hash(hash, body, timestamp, stackalloc byte[WebhookSignature.Length]));
    }

    private static void ThrowIfUnusable(ParallaxWebhookSecret? secret, string parameter)
    {
        if (secret?.GetProblem() is { } problem)
        {
            throw new ArgumentException($"The webhook secret {problem}.", parameter);
        }
    }
}

/// <summary>The body of a webhook cannot be read. The message says where and what was expected, and holds nothing of the body.</summary>
public class ParallaxWebhookException(string message) : FormatException(message);
