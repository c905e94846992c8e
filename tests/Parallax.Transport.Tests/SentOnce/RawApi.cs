using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parallax.Tests.Transport.SentOnce;

/// <summary>
/// A server by hand that keeps connections open and counts what arrives on them, before any library could repeat or drop it.
/// </summary>
internal sealed class RawApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<int, string?> _answer;
    private readonly Task _accepting;
    private int _arrivals;

    /// <summary>Starts the server.</summary>
    /// <param name="answer">Gives for each request, counted from 1, the answer as HTTP; null closes the connection without one.</param>
    public RawApi(Func<int, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>First lines and headers of the requests, in the order in which they arrived.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    public static string Json(int status, string body = "{}", string headers = "")
        => string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Made-Up\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = client.GetStream();
            var reader = new StreamReader(stream, Encoding.Latin1);
            while (await ReadAsync(reader) is { } head)
            {
                _heads.Enqueue(head);
                if (_answer(Interlocked.Increment(ref _arrivals)) is not { } answer)
                {
                    return;
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), _stop.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The client has gone, or the test.
        }
    }

    private async Task<string?> ReadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        var length = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.Length == 0)
            {
                // Of nothing, it would wait for something.
                if (length > 0)
                {
                    await reader.ReadBlockAsync(new char[length], _stop.Token);
                }

                return head.ToString();
            }

            head.AppendLine(line);
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
