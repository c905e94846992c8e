using System.Net;
using Microsoft.Extensions.Http;
using Polly;
using Polly.Retry;

namespace Parallax;

/// <summary>Repeats attempts: Polly's loop, under the rules of this client. An answer that leaves here is a success.</summary>
internal sealed class RetryHandler : PolicyHttpMessageHandler
{
    private readonly TimeProvider _time;
    private readonly bool _quotesDetail;
    private HttpMessageInvoker? _next;

    private RetryHandler(IAsyncPolicy<HttpResponseMessage> policy, TimeProvider time, bool quotesDetail)
        : base(policy) => (_time, _quotesDetail) = (time, quotesDetail);

    public static RetryHandler Create(ParallaxClientOptions options, RetryRules rules, TimeProvider time, ClientLog log)
        => new(
            options.Retry.MaxAttempts > 1 ? Loop(options, rules, time, log) : Policy.NoOpAsync<HttpResponseMessage>(),
            time,
            options.IncludeErrorDetail);

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
            Tell(request, success);
            return success;
        }

        CallState.Of(request).FirstAttempt = first;
        return await SuccessAsync(request, await base.SendAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    protected override Task<HttpResponseMessage> SendCoreAsync(
        HttpRequestMessage request, Context context, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        if (call.FirstAttempt is { } first)
        {
            call.FirstAttempt = null;
            return first;
        }

        return base.SendCoreAsync(request, context, cancellationToken);
    }

    private async Task<HttpResponseMessage> SuccessAsync(
        HttpRequestMessage request, HttpResponseMessage last, CancellationToken cancellationToken)
    {
        Tell(request, last);
        try
        {
            return await ErrorResponse.ThrowIfErrorAsync(request, last, _time, _quotesDetail, cancellationToken).ConfigureAwait(false);
        }
        catch (ParallaxNotFoundException gone) when (gone.IsFromApi
            && request.Method == HttpMethod.Delete
            && gone.RequestMayHaveBeenProcessed)
        {
            // An earlier attempt, whose answer was lost, has deleted it.
            return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = request };
        }
    }

    private static void Tell(HttpRequestMessage request, HttpResponseMessage last)
    {
        var call = CallState.Of(request);
        call.Settings.OnResponse?.Invoke(last, call);
    }

    private static IAsyncPolicy<HttpResponseMessage> Loop(ParallaxClientOptions options, RetryRules rules, TimeProvider time, ClientLog log)
        => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
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
                    ParallaxTelemetry.RecordRetry(RetryRules.CallOf(response, failure)!, reason);
                    response?.Dispose();
                    return default;
                },
            })
            .Build()
            .AsAsyncPolicy();
}
