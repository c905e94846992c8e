using System.Globalization;

namespace Parallax;

/// <summary>The timestamp of a webhook, in Unix seconds, against the clock.</summary>
internal static class WebhookTime
{
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Takes ASCII digits alone: parsing by itself would let zero bytes at the end pass.</summary>
    public static bool TryParse(string text, out long seconds)
    {
        seconds = 0;
        return text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }

    public static ParallaxWebhookVerdict Judge(long seconds, DateTimeOffset now, TimeSpan tolerance)
    {
        if (seconds > LastSecond)
        {
            return ParallaxWebhookVerdict.TooNew;
        }

        var age = now - DateTimeOffset.FromUnixTimeSeconds(seconds);
        return age > tolerance ? ParallaxWebhookVerdict.TooOld
            : age < -tolerance ? ParallaxWebhookVerdict.TooNew
            : ParallaxWebhookVerdict.Valid;
    }
}
