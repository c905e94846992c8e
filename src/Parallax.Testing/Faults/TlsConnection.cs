using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Parallax.Testing;

/// <summary>A connection with TLS: what goes past the web server still has to go through the encryption.</summary>
internal sealed class TlsConnection(PipeWriter encrypting, PipeWriter wire)
{
    private static readonly object Key = new();

    /// <summary>Connection middleware before that of TLS: keeps what the encrypted bytes are written to.</summary>
    public static ConnectionDelegate Remember(ConnectionDelegate next) => connection =>
    {
        connection.Items[Key] = connection.Transport.Output;
        return next(connection);
    };

    /// <summary>Gives the connection; null for one without TLS.</summary>
    public static TlsConnection? Of(IFeatureCollection features)
        => features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Key, out var wire) == true
            ? new((features.Get<IConnectionTransportFeature>()!.Transport).Output, (PipeWriter)wire!)
            : null;

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        => await encrypting.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the connection when everything is sent, without the end that TLS prescribes.</summary>
    public ValueTask CloseAsync() => wire.CompleteAsync();
}
