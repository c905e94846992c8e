using System.Text;

namespace Parallax.Testing;

/// <summary>One attempt of an emulator to deliver a webhook.</summary>
public sealed class ParallaxWebhookDelivery
{
    internal ParallaxWebhookDelivery(WebhookMessage message, int attempt)
    {
        Message = message;
        Attempt = attempt;
    }

    /// <summary>Gets the address that it was sent to.</summary>
    public Uri Target => Message.Target.Address;

    /// <summary>Gets what it reports.</summary>
    public ParallaxWebhookTopic Topic => Message.Topic;

    /// <summary>Gets the value of the header <see cref="ParallaxWebhook.TimestampHeader"/>, the same in every attempt.</summary>
    public string Timestamp => Message.Timestamp;

    /// <summary>Gets the value of the header <see cref="ParallaxWebhook.SignatureHeader"/>, the same in every attempt.</summary>
    public string Signature => Message.Signature;

    /// <summary>Gets the body, the same in every attempt.</summary>
    public string Body => Encoding.UTF8.GetString(Message.Body);

    /// <summary>Gets the number of the attempt, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Gets the status that the target answered; null while it has not, and when it did not.</summary>
    public int? Status { get; internal set; }

    /// <summary>Gets a value indicating whether the target answered with a success.</summary>
    public bool WasAccepted => Status is >= 200 and < 300;

    /// <summary>Gets why there was no answer; otherwise null.</summary>
    public Exception? Exception { get; internal set; }

    internal WebhookMessage Message { get; }

    /// <summary>Gives the attempt in one line, such as <c>project.created to http://127.0.0.1:5081/hooks → 202</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Topic} to {Target} → {Status}";
}
