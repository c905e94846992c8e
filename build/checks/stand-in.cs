#:property PublishAot=false
#:property TargetFramework=net10.0
#:property NoWarn=$(NoWarn);MA0048

// Stands in for the vendor's server: a proxy on this machine that ends the TLS of api.getparallax.com itself, with the
// certificate that it is given, and passes what is inside on to an emulator. To every other server it refuses the way.
//
// usage: stand-in CERTIFICATE KEY EMULATOR_PORT; prints the port that it listens on, then one line per connection.
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

const string Vendor = "CONNECT api.getparallax.com:443 ";
if (args is not [var certificateFile, var keyFile, var emulatorPort])
{
    Console.Error.WriteLine("usage: stand-in CERTIFICATE KEY EMULATOR_PORT");
    return 2;
}

using var certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
using TcpListener listener = new(IPAddress.Loopback, 0);
listener.Start();
Console.WriteLine($"port {((IPEndPoint)listener.LocalEndpoint).Port}");
while (true)
{
    _ = ServeAsync(await listener.AcceptTcpClientAsync());
}

async Task ServeAsync(TcpClient client)
{
    using (client)
    {
        try
        {
            var stream = client.GetStream();
            var request = await ReadHeadAsync(stream);
            if (!request.StartsWith(Vendor, StringComparison.Ordinal))
            {
                Console.WriteLine($"refused {request.Split('\r')[0]}");
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
                return;
            }

            Console.WriteLine("connected");
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 Connection Established\r\n\r\n"));
            await using SslStream inside = new(stream);
            await inside.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ApplicationProtocols = [SslApplicationProtocol.Http11]
            });
            using TcpClient emulator = new();
            await emulator.ConnectAsync(IPAddress.Loopback, int.Parse(emulatorPort, System.Globalization.CultureInfo.InvariantCulture));
            var behind = emulator.GetStream();
            await await Task.WhenAny(inside.CopyToAsync(behind), behind.CopyToAsync(inside));
        }
        catch (Exception problem)
        {
            // A connection that breaks is the client's business; what it makes of it is what the checks look at.
            Console.WriteLine($"broken: {problem.GetType().Name}: {problem.Message}");
        }
    }
}

// Byte by byte: what follows the empty line is TLS.
static async Task<string> ReadHeadAsync(NetworkStream stream)
{
    var head = new StringBuilder();
    var one = new byte[1];
    while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
    {
        head.Append((char)one[0]);
    }

    return head.ToString();
}
