using System.IO.Compression;
using Parallax.Models;

namespace Parallax.Tests.Transport.Bombs;

/// <summary>Answers that are small on the wire and huge in memory, or have no end, through the client's own connection handler.</summary>
[NonParallelizable]
[CancelAfter(60_000)]
internal sealed class BombTests
{
    private const long MaxResponseBytes = 1024 * 1024;
    private const int Size = 256 * 1024 * 1024;

    // Room for the blocks that the body is read into, and for what a call costs anyway.
    private const long Room = 16 * MaxResponseBytes;

    [Test]
    public async Task A_compressed_answer_is_read_up_to_the_limit_after_decompression(
        [Values("gzip", "deflate", "br")] string encoding, [Values("GET", "LIST", "POST")] string call, CancellationToken cancellationToken)
    {
        await using var server = new RawServer(
            $"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Encoding: {encoding}\nConnection: close", Bomb(encoding));
        await AssertRefusedAsync(server, call, cancellationToken);
    }

    [Test]
    public async Task An_answer_without_end_is_read_up_to_the_limit(
        [Values("GET", "LIST", "POST")] string call, CancellationToken cancellationToken)
    {
        await using var server = new RawServer(
            "HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close", Spaces(64 * 1024), endless: true);
        await AssertRefusedAsync(server, call, cancellationToken);
    }

    [Test]
    public async Task An_update_does_not_wait_for_an_answer_without_end(CancellationToken cancellationToken)
    {
        await using var server = new RawServer(
            "HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close", Spaces(64 * 1024), endless: true);
        using var client = NewClient(server);
        await client.Clients.UpdateAsync(Guid.NewGuid(), new UpdateClient { Name = "a" }, cancellationToken);
    }

    [Test]
    public async Task Of_a_huge_error_the_beginning_is_kept(
        [Values("gzip", "deflate", "br", "endless")] string kind, CancellationToken cancellationToken)
    {
        var isEndless = kind is "endless";
        await using var server = new RawServer(
            $"HTTP/1.1 500 Oops\nContent-Type: application/json\nConnection: close{(isEndless ? "" : $"\nContent-Encoding: {kind}")}",
            isEndless ? Spaces(64 * 1024) : Bomb(kind),
            isEndless);
        using var client = NewClient(server);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var failure = await Assert.ThrowsAsync<ParallaxServerException>(() => client.Clients.GetAsync(Guid.NewGuid(), cancellationToken));
        Assert.That(failure.ResponseBody, Has.Length.LessThanOrEqualTo(64 * 1024));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(Room));
    }

    private static async Task AssertRefusedAsync(RawServer server, string call, CancellationToken cancellationToken)
    {
        using var client = NewClient(server);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var failure = await Assert.ThrowsAsync<ParallaxResponseException>(() => CallAsync(client, call, cancellationToken));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(Room));
        Assert.That(failure.Message, Does.Contain("MaxResponseBytes"));
        Assert.That(failure.RequestMayHaveBeenProcessed, Is.EqualTo(call is "POST"));
    }

    private static Task CallAsync(ParallaxClient client, string call, CancellationToken cancellationToken) => call switch
    {
        "GET" => client.Clients.GetAsync(Guid.NewGuid(), cancellationToken),
        "LIST" => client.Clients.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken),
        _ => client.Clients.CreateAsync(new CreateClient { Name = "a" }, cancellationToken),
    };

    private static ParallaxClient NewClient(RawServer server)
        => new(new ParallaxClientOptions
        {
            ApiKey = "pat_bomb",
            BaseAddress = server.Address,
            MaxResponseBytes = MaxResponseBytes,
            Retry = { MaxAttempts = 1 },
            RateLimit = { Enabled = false }
        });

    private static byte[] Bomb(string encoding)
    {
        using var bytes = new MemoryStream();
        using (Stream compressor = encoding switch
        {
            "gzip" => new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var piece = Spaces(1024 * 1024);
            for (var written = 0; written < Size; written += piece.Length)
            {
                compressor.Write(piece);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Spaces(int count)
    {
        var spaces = new byte[count];
        Array.Fill(spaces, (byte)' ');
        return spaces;
    }
}
