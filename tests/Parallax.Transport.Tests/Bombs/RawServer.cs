using System.Net;
using System.Net.Sockets;

namespace Parallax.Tests.Transport.Bombs;

/// <summary>
/// Answers every connection with the same bytes, and closes it; if told so, it sends the last piece over and over until the client goes.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _head;
    private readonly byte[] _body;
    private readonly bool _endless;
    private readonly Task _serving;

    public RawServer(string head, byte[] body, bool endless = false)
    {
        (_head, _body, _endless) = (System.Text.Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), body, endless);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException)
            {
                // The client has had enough, or the test.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        // One read is enough: the requests are small, and only their arrival matters.
        if (await stream.ReadAsync(new byte[64 * 1024], _stop.Token) == 0)
        {
            return;
        }

        await stream.WriteAsync(_head, _stop.Token);
        do
        {
            await stream.WriteAsync(_body, _stop.Token);
        }
        while (_endless);
        stream.Socket.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null, _stop.Token);
    }
}
