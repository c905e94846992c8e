using System.Collections;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;

namespace Parallax.Wire;

/// <summary>One call, put together by the generated clients from what the description says of the operation.</summary>
internal sealed class ApiRequest(string method, string template)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StringBuilder _path = new(template);
    private readonly StringBuilder _query = new();
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

        _path.Replace("{" + name + "}", Uri.EscapeDataString(text));
        return this;
    }

    /// <summary>Adds a query parameter; null leaves it out, a list repeats it.</summary>
    public ApiRequest Query<T>(string name, T value)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Query(name, item);
            }
        }
        else if (value is not null)
        {
            _query.Append(_query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(WireText.Of(value)));
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
        using (var writer = new JsonTextWriter(new StreamWriter(buffer, Utf8, leaveOpen: true)))
        {
            WireWriter.Write(writer, body);
        }

        _body = (buffer.ToArray(), contentType);
        return this;
    }

    public HttpRequestMessage ToMessage(Uri? baseAddress)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), Address(baseAddress)) { Content = Content() };
        foreach (var (name, value) in _headers ?? [])
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

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
        var relative = _path.Append(_query).ToString();
        return baseAddress is null
            ? throw new InvalidOperationException("The HttpClient has no BaseAddress. Set it, or use IParallaxClient.HttpClient.")
            : new Uri(BaseAddresses.WithClosingSlash(baseAddress), relative);
    }
}
