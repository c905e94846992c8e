using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Parallax.Testing;

/// <summary>Sends some bytes past the web server, or none, and then ends the connection or lets it hang.</summary>
internal sealed class BrokenDelivery(
    ReadOnlyMemory<byte> bytes, ConnectionEnd end, FaultSurroundings surroundings, bool sendsStatus) : IDelivery
{
    public bool SendsStatus => sendsStatus;

    public async Task WriteAsync(HttpContext context, Answer answer, CancellationToken cancellationToken)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        var tls = TlsConnection.Of(context.Features);
        try
        {
            await (tls?.SendAsync(bytes, cancellationToken) ?? SendAsync(socket, cancellationToken)).ConfigureAwait(false);
            if (end is ConnectionEnd.Reset)
            {
                // A close without lingering is what the other side sees as a reset.
                socket.Close(0);
            }
            else
            {
                if (end is ConnectionEnd.Closed && tls is not null)
                {
                    await tls.CloseAsync().ConfigureAwait(false);
                }
                else if (end is ConnectionEnd.Closed)
                {
                    socket.Shutdown(SocketShutdown.Send);
                }

                // Also after closing: an abort while the client has not yet read everything could take the bytes back.
                await surroundings.HoldAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The client was faster and is gone.
        }

        context.Abort();
    }

    private async Task SendAsync(Socket socket, CancellationToken cancellationToken)
    {
        for (var rest = bytes; !rest.IsEmpty;)
        {
            rest = rest[await socket.SendAsync(rest, cancellationToken).ConfigureAwait(false)..];
        }
    }
}

/// <summary>What becomes of a connection on which the rest of an answer will not come.</summary>
internal enum ConnectionEnd
{
    /// <summary>It is closed in good order (FIN).</summary>
    Closed,

    /// <summary>It is torn down (RST).</summary>
    Reset,

    /// <summary>It stays open, and nothing happens on it until the client or the emulator goes.</summary>
    Held,
}
