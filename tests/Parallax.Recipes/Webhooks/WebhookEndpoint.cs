using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Parallax.Recipes.Webhooks;

/// <summary>Takes a webhook in: reads it, has it verified, and hands it over to the queue. Nothing here takes long.</summary>
internal sealed partial class WebhookEndpoint(
    IOptions<ParallaxWebhookOptions> options,
    Channel<ParallaxWebhookEvent> queue,
    SeenDeliveries seen,
    TimeProvider time,
    ILogger<WebhookEndpoint> logger)
{
    private readonly ParallaxWebhookOptions _options = options.Value;

    // begin-snippet: endpoint
    public async Task<IResult> HandleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await WebhookBody.ReadAsync(request, _options.MaxBodyBytes, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        string? timestamp = request.Headers[ParallaxWebhook.TimestampHeader];
        string? signature = request.Headers[ParallaxWebhook.SignatureHeader];
        var verdict = ParallaxWebhook.Verify(body, timestamp, signature, _options.Secret!, _options.PreviousSecret, timeProvider: time);
        if (verdict is not ParallaxWebhookVerdict.Valid)
        {
            LogRefused(verdict);
            return Results.Unauthorized();
        }

        ParallaxWebhookEvent webhook;
        try
        {
            webhook = ParallaxWebhook.Parse(body);
        }
        catch (ParallaxWebhookException failure)
        {
            LogUnreadable(failure.Message);
            return Results.BadRequest();
        }

        return seen.HandOverOnce(ParallaxWebhook.DeliveryId(body, timestamp!), () => queue.Writer.TryWrite(webhook))
            ? Results.Accepted()
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
    // end-snippet

    [LoggerMessage(1, LogLevel.Warning, "A webhook was refused: {Verdict}")]
    private partial void LogRefused(ParallaxWebhookVerdict verdict);

    [LoggerMessage(2, LogLevel.Error, "A webhook with the right signature was refused: {Problem}")]
    private partial void LogUnreadable(string problem);
}
