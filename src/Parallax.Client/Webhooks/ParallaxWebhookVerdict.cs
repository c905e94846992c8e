namespace Parallax;

/// <summary>
/// What <see cref="ParallaxWebhook.Verify"/> finds. For logs: it holds nothing of the webhook. The sender is best told no more than 401.
/// </summary>
public enum ParallaxWebhookVerdict
{
    /// <summary>There is no timestamp. Also what a variable holds that was never assigned: not valid.</summary>
    MissingTimestamp,

    /// <summary>There is no signature.</summary>
    MissingSignature,

    /// <summary>The timestamp is not a number of seconds: ASCII digits, and nothing else.</summary>
    MalformedTimestamp,

    /// <summary>The signature is not <c>sha256=</c> with 64 hexadecimal digits, or with 44 characters of base64.</summary>
    MalformedSignature,

    /// <summary>
    /// Body and timestamp were not signed with the secret: another secret, another sender, or bytes that changed on the way.
    /// </summary>
    WrongSignature,

    /// <summary>
    /// Properly signed, but longer ago than the tolerance: sent again by someone, retried for long, or the clock here is fast.
    /// </summary>
    TooOld,

    /// <summary>Properly signed, but further in the future than the tolerance: the clock here is slow.</summary>
    TooNew,

    /// <summary>Properly signed, and lately.</summary>
    Valid,
}
