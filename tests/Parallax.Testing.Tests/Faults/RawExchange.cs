using System.Net.Sockets;
using System.Text;

namespace Parallax.Tests.Testing.Faults;

/// <summary>One request over a bare socket, and what came back until the connection ended.</summary>
internal sealed record RawExchange(string Received, bool WasReset)
{
    public string Body => Received[(Received.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public static async Task<RawExchange> Of(ParallaxEmulator emulator, string method, string path, string body = "")
    {
        using var client = await Send(emulator, method, path, body);
        var received = new List<byte>();
        var chunk = new byte[4096];
        try
        {
            int read;
            while ((read = await client.GetStream().ReadAsync(chunk)) > 0)
            {
                received.AddRange(chunk.AsSpan(0, read));
            }
        }
        catch (IOException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return new(Text(received), WasReset: true);
        }

        return new(Text(received), WasReset: false);
    }

    /// <summary>Sends a request and leaves the connection open.</summary>
    public static async Task<TcpClient> Send(ParallaxEmulator emulator, string method, string path, string body = "")
    {
        var client = new TcpClient();
        await client.ConnectAsync(emulator.BaseAddress.Host, emulator.BaseAddress.Port);
        var request = string.Join(
            "\r\n",
            $"{method} {path} HTTP/1.1",
            "Host: localhost",
            $"X-API-KEY: {emulator.ApiKey}",
            "Content-Type: application/json-patch+json",
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
            "",
            body);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        return client;
    }

    private static string Text(List<byte> bytes) => Encoding.UTF8.GetString([.. bytes]);
}
