using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using Parallax.Models;

namespace Parallax.Tests.Transport.Deadlines;

/// <summary>A server that cannot be reached and does not say so: requests to connect go unanswered.</summary>
public sealed class BlackHoleTests
{
    [Test]
    [Platform("Linux", Reason = "A queue of connections that is full is silent on Linux alone.")]
    public async Task A_create_that_never_connected_is_known_not_to_have_arrived()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var address = (IPEndPoint)listener.LocalEndPoint!;
        var fillers = Enumerable.Range(0, 4)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
            .ToList();
        using var stop = new CancellationTokenSource();
        List<Task> connecting = [.. fillers.Select(filler => filler.ConnectAsync(address, stop.Token).AsTask())];
        try
        {
            // Two find a place in the queue; from then on nobody does.
            await Task.WhenAll(connecting.Take(2));
            using var client = new ParallaxClient(new ParallaxClientOptions
            {
                ApiKey = "pat_black-hole",
                BaseAddress = new Uri($"http://127.0.0.1:{address.Port}/"),
                AttemptTimeout = TimeSpan.FromSeconds(1),
                Retry = { MaxAttempts = 1 },
            });

            var failure = await Assert.ThrowsAsync<ParallaxConnectionException>(() => client.Clients.CreateAsync(new CreateClient
            {
                Name = "a"
            }));

            Assert.That((failure.RequestMayHaveBeenProcessed, failure.Attempts), Is.EqualTo((false, 1)));
            Assert.That(failure.Message, Does.Contain("Nothing was carried out"));
        }
        finally
        {
            await stop.CancelAsync();
            fillers.ForEach(static filler => filler.Dispose());
        }
    }
}
