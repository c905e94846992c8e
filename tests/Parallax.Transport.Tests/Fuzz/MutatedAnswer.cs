using System.Net;
using System.Text;

namespace Parallax.Tests.Transport.Fuzz;

/// <summary>What became of a specimen: the same for the same seed.</summary>
internal sealed class MutatedAnswer
{
    private static readonly int[] Statuses =
    [
        200, 200, 200, 201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 304, 307, 399, 400, 401, 403, 404, 405, 408, 409, 410, 413,
        415, 418, 422, 429, 431, 499, 500, 502, 503, 504, 511, 599, 600, 999
    ];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Type", "text/html"),
        ("Content-Type", "application/json; charset=utf-7"),
        ("Content-Type", "application/json; charset=\"no-such\""),
        ("Content-Type", ";;;"),
        ("Content-Type", ""),
        ("Content-Length", "0"),
        ("Content-Length", "1"),
        ("Content-Length", "9223372036854775807"),
        ("Content-Length", "-1"),
        ("Content-Length", "x"),
        ("Content-Encoding", "gzip"), ("Content-Encoding", "zstd, br, gzip"), ("Retry-After", "0"), ("Retry-After", "-5"),
        ("Retry-After", "99999999999999999999"), ("Retry-After", "2147483647"), ("Retry-After", "soon"),
        ("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Retry-After", "Mon, 01 Jan 0001 00:00:00 GMT"),
        ("Location", "http://elsewhere.example/"), ("Location", ":::"), ("Date", "yesterday"), ("ETag", "\""), ("Set-Cookie", "a=b"),
    ];

    private const int LongEnough = 256 * 1024;

    private readonly int _status;
    private readonly List<(string Name, string Value)> _headers = [];
    private readonly byte[] _body;
    private readonly bool _breaksOff;

    public MutatedAnswer(int status, string body) => (_status, _body) = (status, Encoding.UTF8.GetBytes(body));

    public MutatedAnswer(Specimen specimen, int seed)
    {
        var random = new Random(seed);
        _status = random.Next(8) == 0 ? Statuses[random.Next(Statuses.Length)] : specimen.Status;
        for (var left = random.Next(4) - 1; left > 0; left--)
        {
            _headers.Add(Headers[random.Next(Headers.Length)]);
        }

        var text = specimen.Body;
        for (var left = random.Next(4); left > 0 && text.Length < LongEnough; left--)
        {
            text = TextMutations.All[random.Next(TextMutations.All.Length)](text, random);
        }

        _body = Encoding.UTF8.GetBytes(text);
        for (var left = random.Next(3); left > 0; left--)
        {
            _body = ByteMutations.All[random.Next(ByteMutations.All.Length)](_body, random);
        }

        _breaksOff = random.Next(20) == 0;
    }

    /// <summary>The answer once more, for each request of a call that asks for several pages.</summary>
    public HttpResponseMessage ToResponse(HttpRequestMessage request, Action<int> served)
    {
        var response = new HttpResponseMessage((HttpStatusCode)_status)
        {
            RequestMessage = request,
            Content = new StreamContent(new ServedStream(_body, _breaksOff, served))
        };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        foreach (var (name, value) in _headers)
        {
            if (response.Headers.TryAddWithoutValidation(name, value))
            {
                continue;
            }

            response.Content.Headers.Remove(name);
            response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public override string ToString()
        => $"{_status} [{string.Join("; ", _headers)}] {_body.Length} "
            + $"bytes{(_breaksOff ? ", broken off" : "")}: {Encoding.UTF8.GetString(_body.AsSpan(0, Math.Min(_body.Length, 2000)))}";
}
