using System.Net.Http.Headers;

namespace Parallax.Testing;

/// <summary>Posts webhooks, and enters into the log how it went. It never fails.</summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationToken _stopping;
    private readonly HttpClient _http;

    public WebhookSender(TimeProvider clock, int logLimit)
    {
        _clock = clock;
        Log = new BoundedLog<ParallaxWebhookDelivery>(logLimit);
        _stopping = _source.Token;
        _http = new HttpClient(new SocketsHttpHandler
        {
            // To the target and nowhere else, and on a connection of its own: on a used one the handler might send it twice by itself.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public BoundedLog<ParallaxWebhookDelivery> Log { get; }

    public async Task<ParallaxWebhookDelivery> SendUntilAcceptedAsync(WebhookMessage message)
    {
        var delivery = await SendAsync(message).ConfigureAwait(false);
        while (!delivery.WasAccepted && delivery.Attempt < message.Target.Attempts && !_stopping.IsCancellationRequested)
        {
            delivery = await SendAsync(message).ConfigureAwait(false);
        }

        return delivery;
    }

    public async Task<ParallaxWebhookDelivery> SendAsync(WebhookMessage message)
    {
        var delivery = message.NextAttempt();
        Log.Add(delivery);
        using var patience = new CancellationTokenSource(Patience, _clock);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stopping);
            delivery.Status = await PostAsync(message, either.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            delivery.Exception = patience.IsCancellationRequested
                ? new TimeoutException("The target did not answer within 10 seconds.", failure)
                : failure;
        }

        return delivery;
    }

    /// <summary>Ends what is under way.</summary>
    public void Stop()
    {
        if (!_stopping.IsCancellationRequested)
        {
            _source.Cancel();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _source.Dispose();
    }

    private async Task<int> PostAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Target.Address)
        {
            Content = new ByteArrayContent(message.Body) { Headers = { ContentType = new MediaTypeHeaderValue(
                "application/json", "utf-8") } },
        };
        request.Headers.Add(ParallaxWebhook.TimestampHeader, message.Timestamp);
        request.Headers.Add(ParallaxWebhook.SignatureHeader, message.Signature);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        return (int)response.StatusCode;
    }
}
