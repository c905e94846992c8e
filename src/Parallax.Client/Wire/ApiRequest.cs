using System.Collections;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Parallax.Wire;

/// <summary>One call, put together by the generated clients from what the description says of the operation.</summary>
internal sealed class ApiRequest(string method, string template)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Less than this StreamWriter does not take; its own choice is 2 KiB, for bodies of a few hundred bytes.
    private const int SmallestBuffer = 128;

    private string _path = template;
    private StringBuilder? _query;
    private List<(string Name, string Value)>? _headers;
    private (byte[] Bytes, string Type)? _body;

    /// <summary>Fills <c>{name}</c> in the path.</summary>
    public ApiRequest Path<T>(string name, T value)
    {
        var text = WireText.Of(value);
        if (text is "" or "." or "..")
        {
            // Such a segment would make another path of it, and so call another operation.
            throw new ArgumentException($"'{name}' is part of the path and cannot be '{text}'.", name);
        }

        _path = _path.Replace("{" + name + "}", Uri.EscapeDataString(text), StringComparison.Ordinal);
        return this;
    }

    /// <summary>Adds a query parameter; null leaves it out, a list repeats it.</summary>
    public ApiRequest Query<T>(string name, T value)
    {
        if (value is IEnumerable items and not (string or JValue))
        {
            foreach (var item in items)
            {
                Query(name, item);
            }
        }
        else if (value is not null)
        {
            var query = _query ??= new StringBuilder();
            query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(WireText.Of(value)));
        }

        return this;
    }

    public ApiRequest Header<T>(string name, T value)
    {
        if (value is not null)
        {
            (_headers ??= []).Add((name, WireText.Of(value)));
        }

        return this;
    }

    public ApiRequest Body<T>(T body, string contentType)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var buffer = BodyBuffer.Memory.GetStream();
        using (var writer = new JsonTextWriter(new StreamWriter(buffer, Utf8, SmallestBuffer, leaveOpen: true)) { ArrayPool = CharPool.Shared })
        {
            WireWriter.Write(writer, body);
        }

        _body = (buffer.ToArray(), contentType);
        return this;
    }

    public HttpRequestMessage ToMessage(Uri? baseAddress)
    {
        var message = new ApiMessage(Method(), Address(baseAddress)) { Content = Content() };
        if (_headers is not null)
        {
            foreach (var (name, value) in _headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private HttpMethod Method() => method switch
    {
        "GET" => HttpMethod.Get,
        "POST" => HttpMethod.Post,
        "PATCH" => HttpMethod.Patch,
        "DELETE" => HttpMethod.Delete,
        _ => new HttpMethod(method),
    };

    private ByteArrayContent? Content()
    {
        if (_body is var (bytes, type))
        {
            return new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        }

        // A write without any content is one that SocketsHttpHandler sends again by itself when the connection breaks.
        return method is "GET" or "HEAD" ? null : new ByteArrayContent([]);
    }

    private Uri Address(Uri? baseAddress)
    {
        var relative = _query is null ? _path : _path + _query;
        return baseAddress is null
            ? throw new InvalidOperationException("The HttpClient has no BaseAddress. Set it, or use IParallaxClient.HttpClient.")
            : new Uri(BaseAddresses.WithClosingSlash(baseAddress), relative);
    }
}
