using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Parallax.Tests.Support;

/// <summary>Stands where the network is: keeps what was sent, byte by byte, and answers as told.</summary>
internal sealed class Recorder(Func<Recorded, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Recorded> _requests = new();

    public Recorder(string json = Answer.Object, HttpStatusCode status = HttpStatusCode.OK)
        : this(_ => Answer.Json(json, status))
    {
    }

    /// <summary>Whether the bodies of requests are read. What stands for a connection that does not come about reads none.</summary>
    public bool ReadsBodies { get; init; } = true;

    public IReadOnlyList<Recorded> Requests => [.. _requests];

    public Recorded Only
        => _requests.Count == 1 ? Requests[0] : throw new InvalidOperationException($"{_requests.Count} requests were sent, not one.");

    /// <summary>A server whose limit is used up for the first request, and for no other.</summary>
    public static Recorder RefusingOnce(TimeSpan retryAfter)
    {
        var first = true;
        return new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, first ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            response.Headers.RetryAfter = first ? new RetryConditionHeaderValue(retryAfter) : null;
            first = false;
            return response;
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = request.Content is null || !ReadsBodies ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var recorded = new Recorded(
            request.Method.Method, request.RequestUri!, CopyOf(request.Headers), request.Content?.Headers.ContentType?.ToString(), bytes);
        _requests.Enqueue(recorded);
        var response = answer(recorded);
        response.RequestMessage = request;
        return response;
    }

    // As they are now: the client takes the key off again.
    private static HttpRequestHeaders CopyOf(HttpRequestHeaders headers)
    {
        using var message = new HttpRequestMessage();
        foreach (var (name, values) in headers.NonValidated)
        {
            message.Headers.TryAddWithoutValidation(name, values);
        }

        return message.Headers;
    }
}
