using Microsoft.Extensions.Http;
using Polly;
using Polly.Retry;

namespace Parallax;

/// <summary>Repeats attempts: Polly's loop, under the rules of this client.</summary>
internal sealed class RetryHandler : PolicyHttpMessageHandler
{
    private HttpMessageInvoker? _next;

    private RetryHandler(IAsyncPolicy<HttpResponseMessage> policy)
        : base(policy)
    {
    }

    public static RetryHandler Create(ParallaxClientOptions options, RetryRules rules, TimeProvider time, ClientLog log)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retry.MaxAttempts - 1,
                ShouldHandle = args => new ValueTask<bool>(rules.ShouldRetry(args.Outcome.Result, args.Outcome.Exception)),
                DelayGenerator = args => new ValueTask<TimeSpan?>(rules.DelayBeforeNext(args.Outcome.Result, args.Outcome.Exception)),
                OnRetry = args =>
                {
                    var (response, failure) = (args.Outcome.Result, args.Outcome.Exception);
                    var reason = RetryRules.Reason(response, failure);
                    log.Retrying(RetryRules.CallOf(response, failure)!, reason);
                    ParallaxTelemetry.RecordRetry(reason);
                    response?.Dispose();
                    return default;
                },
            })
            .Build();
        return new RetryHandler(pipeline.AsAsyncPolicy());
    }

    /// <summary>
    /// Makes the first attempt without the policy, which allocates more than all other handlers together: it begins with the
    /// outcome of an attempt that failed.
    /// </summary>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _next ??= new HttpMessageInvoker(InnerHandler!, disposeHandler: false);
        var first = _next.SendAsync(request, cancellationToken);
        await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first.IsCompletedSuccessfully && await first.ConfigureAwait(false) is { IsSuccessStatusCode: true } success)
        {
            return success;
        }

        CallState.Of(request).FirstAttempt = first;
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override Task<HttpResponseMessage> SendCoreAsync(HttpRequestMessage request, Context context, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        if (call.FirstAttempt is { } first)
        {
            call.FirstAttempt = null;
            return first;
        }

        return base.SendCoreAsync(request, context, cancellationToken);
    }
}
