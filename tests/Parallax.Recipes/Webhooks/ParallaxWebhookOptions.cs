namespace Parallax.Recipes.Webhooks;

/// <summary>Settings of the endpoint for webhooks.</summary>
internal sealed class ParallaxWebhookOptions
{
    /// <summary>The webhook secret. Required.</summary>
    public ParallaxWebhookSecret? Secret { get; set; }

    /// <summary>The secret before that, which is taken as well while it is being replaced.</summary>
    public ParallaxWebhookSecret? PreviousSecret { get; set; }

    /// <summary>The largest body that is read, in bytes. Anybody can send one, so it stays small. Default: 256 KiB.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>How many events wait for the handler at most; beyond that the sender is asked to come again. Default: 1,000.</summary>
    public int QueueLimit { get; set; } = 1_000;
}
