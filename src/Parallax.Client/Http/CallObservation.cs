using System.Diagnostics;
using System.Globalization;

namespace Parallax;

/// <summary>
/// One call as telemetry sees it: an activity and a measurement. It begins with the outermost handler. A call of a generated client ends
/// when its body has been read, as just then it is known whether it succeeded; any other call ends with its response.
/// </summary>
internal sealed class CallObservation
{
    private const string UnknownMethod = "_OTHER";

    // Among the options, which a request has just where they are used: a call that is not observed has no place for this.
    private static readonly HttpRequestOptionsKey<CallObservation> OptionsKey = new("Parallax.Observation");

    private readonly HttpRequestMessage _request;
    private readonly TimeProvider _time;
    private readonly long _since;
    private readonly Activity? _activity;
    private TagList _tags;
    private int? _status;
    private bool _isOver;

    private CallObservation(HttpRequestMessage request, string? client, TimeProvider time)
    {
        (_request, _time, _since) = (request, time, time.GetTimestamp());
        var operation = request.Method as OperationMethod;
        var method = IsKnown(request.Method.Method) ? request.Method.Method : UnknownMethod;
        _tags = new TagList
        {
            { "http.request.method", method },
            { "server.address", request.RequestUri?.Host },
            { "server.port", request.RequestUri?.Port },
        };
        Add("url.template", operation?.Template);
        Add("parallax.operation", operation?.Name);
        Add("parallax.client.name", client);
        _activity = Start(request, operation is null ? Verb(method) : $"{Verb(method)} {operation.Template}");
    }

    /// <summary>
    /// Begins the observation of a call, and ends one that was left open by a handler of the host that repeats the request.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The name that the client has in the container, if it has one.</param>
    /// <param name="time">The clock.</param>
    public static CallObservation Begin(HttpRequestMessage request, string? client, TimeProvider time)
    {
        Of(request)?.End();
        var observation = new CallObservation(request, client, time);
        request.Options.Set(OptionsKey, observation);
        return observation;
    }

    /// <summary>The observation of a call, if it has one that a listener can still hear of.</summary>
    public static CallObservation? Of(HttpRequestMessage request)
        => ParallaxTelemetry.IsObserved && request.Options.TryGetValue(OptionsKey, out var observation) ? observation : null;

    /// <summary>Takes down the status of the response that ends the call.</summary>
    public void Answered(int status) => _status = status;

    /// <summary>Ends the observation of a call that succeeded.</summary>
    public void End() => End(error: null, description: null);

    /// <summary>Ends the observation of a call that failed, or was cancelled: that is no error.</summary>
    public void Fail(Exception failure, CancellationToken cancellationToken)
    {
        if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            End();
            return;
        }

        switch (failure)
        {
            // A call that was not sent for the limit's sake has the status in name only.
            case ParallaxApiException { ResponseBody: not null } refused:
                _status = (int)refused.StatusCode;
                End(_status.Value.ToString(CultureInfo.InvariantCulture), description: null);
                break;
            case ParallaxResponseException unreadable:
                _status = (int)unreadable.StatusCode;
                End(failure.GetType().FullName, failure.Message);
                break;
            default:
                // Messages of others may quote anything.
                End(failure.GetType().FullName, failure is ParallaxException ? failure.Message : null);
                break;
        }
    }

    private static bool IsKnown(string method)
        => method is "GET" or "POST" or "PATCH" or "DELETE" or "PUT" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT";

    private static string Verb(string method) => IsKnown(method) ? method : "HTTP";

    // The query stays out, it may hold names of people.
    private static string? WithoutQuery(Uri? address)
        => address is not { IsAbsoluteUri: true } ? null : address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 0 ? "?*" : "");

    private void Add(string name, object? value)
    {
        if (value is not null)
        {
            _tags.Add(name, value);
        }
    }

    private Activity? Start(HttpRequestMessage request, string name)
    {
        if (!ParallaxTelemetry.Activities.HasListeners())
        {
            return null;
        }

        // From the start, so that a sampler can decide by them.
        var tags = new List<KeyValuePair<string, object?>>(_tags)
        {
            new("url.full", WithoutQuery(request.RequestUri)),
            new("url.path", CallState.Of(request).Name.Path),
        };
        var activity = ParallaxTelemetry.Activities.StartActivity(name, ActivityKind.Client, parentContext: default, tags);
        if (!IsKnown(request.Method.Method))
        {
            activity?.SetTag("http.request.method_original", request.Method.Method);
        }

        return activity;
    }

    private void End(string? error, string? description)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        Add("http.response.status_code", _status);
        Add("error.type", error);
        ParallaxTelemetry.RecordCall(_time.GetElapsedTime(_since), _tags);
        if (_activity is null)
        {
            return;
        }

        using (_activity)
        {
            var call = CallState.Of(_request);
            _activity.SetTag("http.response.status_code", _status);
            _activity.SetTag("error.type", error);
            _activity.SetTag("http.request.resend_count", call.Attempts > 1 ? call.Attempts - 1 : null);
            if (error is not null)
            {
                _activity.SetStatus(ActivityStatusCode.Error, description);
            }
        }
    }
}
