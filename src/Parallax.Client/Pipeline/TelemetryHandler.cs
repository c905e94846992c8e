using System.Diagnostics;
using System.Globalization;

namespace Parallax;

/// <summary>Outermost: one activity and one measurement per call, whatever becomes of it, and a line for Debug if it succeeds.</summary>
internal sealed class TelemetryHandler(TimeProvider time, ClientLog log) : DelegatingHandler
{
    // With nobody listening there is nothing to wait for here.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => ParallaxTelemetry.IsObserved || log.LogsAnswers ? SendObservedAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendObservedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        var call = CallState.Of(request);
        using var activity = ParallaxTelemetry.Activities.StartActivity(call.Name.Method, ActivityKind.Client);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Record(request, activity, since, (int)response.StatusCode, error: null);
            log.Answered(call, (int)response.StatusCode, time.GetElapsedTime(since));
            return response;
        }
        catch (Exception failure)
        {
            // A call that was not sent for the limit's sake has the status in name only.
            var status = failure is ParallaxApiException { ResponseBody: not null } answered ? (int?)answered.StatusCode : null;
            Record(request, activity, since, status, status?.ToString(CultureInfo.InvariantCulture) ?? failure.GetType().Name);
            throw;
        }
    }

    private void Record(HttpRequestMessage request, Activity? activity, long since, int? status, string? error)
    {
        if (!ParallaxTelemetry.IsObserved)
        {
            return;
        }

        var tags = new TagList
        {
            { "http.request.method", request.Method.Method },
            { "server.address", request.RequestUri?.Host },
            { "server.port", request.RequestUri?.Port },
        };
        if (status is not null)
        {
            tags.Add("http.response.status_code", status);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
            activity?.SetStatus(ActivityStatusCode.Error);
        }

        foreach (var (name, value) in tags)
        {
            activity?.SetTag(name, value);
        }

        activity?.SetTag("url.path", CallState.Of(request).Name.Path);
        activity?.SetTag("http.request.resend_count", Math.Max(0, CallState.Of(request).Attempts - 1));
        ParallaxTelemetry.RecordCall(time.GetElapsedTime(since), tags);
    }
}
