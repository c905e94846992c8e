using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Parallax.AspNetCore;

/// <summary>From the request to the handler: verified, parsed, and once. Answers with a status and nothing else.</summary>
internal sealed partial class WebhookEndpoint(
    IOptions<ParallaxWebhookOptions> options,
    IParallaxWebhookDeliveries deliveries,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WebhookEndpoint> log)
{
    public async Task HandleAsync(HttpContext context, Func<ParallaxWebhookEvent, IServiceProvider, CancellationToken, Task> handler)
        => context.Response.StatusCode = await AnswerAsync(context, handler).ConfigureAwait(false);

    private async Task<int> AnswerAsync(HttpContext context, Func<ParallaxWebhookEvent, IServiceProvider, CancellationToken, Task> handler)
    {
        var settings = options.Value;
        var request = context.Request;
        if (await WebhookBody.ReadAsync(request, settings.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        string? timestamp = request.Headers[ParallaxWebhook.TimestampHeader];
        string? signature = request.Headers[ParallaxWebhook.SignatureHeader];
        var verdict = ParallaxWebhook.Verify(body, timestamp, signature, settings.Secret!, settings.PreviousSecret, timeProvider: time);
        if (verdict is not ParallaxWebhookVerdict.Valid)
        {
            LogRefused(verdict);
            return StatusCodes.Status401Unauthorized;
        }

        try
        {
            var delivery = ParallaxWebhook.DeliveryId(body, timestamp!);
            return await HandleOnceAsync(delivery, ParallaxWebhook.Parse(body), handler, context.RequestServices).ConfigureAwait(false);
        }
        catch (ParallaxWebhookException failure)
        {
            LogUnreadable(failure.Message);
            return StatusCodes.Status400BadRequest;
        }
    }

    private async Task<int> HandleOnceAsync(
        string delivery,
        ParallaxWebhookEvent webhook,
        Func<ParallaxWebhookEvent, IServiceProvider, CancellationToken, Task> handler,
        IServiceProvider services)
    {
        var state = await deliveries.BeginAsync(delivery, lifetime.ApplicationStopping).ConfigureAwait(false);
        if (state is not ParallaxWebhookDeliveryState.New)
        {
            return state is ParallaxWebhookDeliveryState.Handled ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        }

        try
        {
            await handler(webhook, services, lifetime.ApplicationStopping).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the handler throws: the sender is told to come again, and nothing else.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await deliveries.ForgetAsync(delivery, CancellationToken.None).ConfigureAwait(false);
            if (failure is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return StatusCodes.Status503ServiceUnavailable;
            }

            LogFailed(failure, webhook.Topic);
            return StatusCodes.Status500InternalServerError;
        }

        await deliveries.CompleteAsync(delivery, CancellationToken.None).ConfigureAwait(false);
        return StatusCodes.Status200OK;
    }

    [LoggerMessage(1, LogLevel.Warning, "A webhook was refused: {Verdict}")]
    private partial void LogRefused(ParallaxWebhookVerdict verdict);

    [LoggerMessage(2, LogLevel.Warning, "A signed webhook cannot be read: {Problem}")]
    private partial void LogUnreadable(string problem);

    [LoggerMessage(3, LogLevel.Error, "The handler failed for {Topic}; the delivery is handled when it comes again.")]
    private partial void LogFailed(Exception failure, ParallaxWebhookTopic topic);
}
