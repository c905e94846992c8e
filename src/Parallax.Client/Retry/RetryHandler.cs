using Microsoft.Extensions.Http;
using Polly;
using Polly.Retry;

namespace Parallax;

/// <summary>Makes the handler that repeats attempts: Polly's loop, under the rules of this client.</summary>
internal static class RetryHandler
{
    public static DelegatingHandler Create(ParallaxClientOptions options, RetryRules rules, TimeProvider time, ClientLog log)
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
        return new PolicyHttpMessageHandler(pipeline.AsAsyncPolicy());
    }
}
