using System.Net.Sockets;
using Parallax.Models;

namespace Parallax.Tests.Transport.SentOnce;

/// <summary>Connections of the host's own, with limits of their own: what they say of a failure is not what was sent.</summary>
[CancelAfter(60_000)]
internal sealed class ConnectCallbackTests
{
    private static readonly Dictionary<string, Func<Exception>> Failures = new(StringComparer.Ordinal)
    {
        ["connection"] = static () => new HttpRequestException(HttpRequestError.ConnectionError, "too slow"),
        ["name"] = static () => new HttpRequestException(HttpRequestError.NameResolutionError, "too slow"),
        ["timeout"] = static () => new TimeoutException("too slow"),
        ["cancelled for time"] = static () => new TaskCanceledException("too slow", new TimeoutException()),
        ["io"] = static () => new IOException("too slow"),
    };

    private static IEnumerable<string> Kinds => Failures.Keys;

    [TestCaseSource(nameof(Kinds))]
    public async Task A_stream_that_fails_after_the_create_was_written_makes_it_one_that_may_have_arrived(
        string kind, CancellationToken cancellationToken)
    {
        await using var server = new RawApi(_ => RawApi.Json(503));
        using var handler = Handler(stream => new FailingReads(stream, Failures[kind]));
        using var parallax = new ParallaxClient(Outcome.Options(server.Address), handler);
        var failure = await Outcome.OfAsync(() => parallax.Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken));
        Assert.That(
            ((failure as ParallaxException)?.RequestMayHaveBeenProcessed, (failure as ParallaxException)?.Attempts),
            Is.EqualTo((true, 1)),
            failure?.ToString());
        Assert.That(server.Heads, Has.Count.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task A_callback_that_gives_up_before_there_is_a_connection_lets_any_call_come_again(CancellationToken cancellationToken)
    {
        var connects = 0;
        await using var server = new RawApi(_ => RawApi.Json(201, """{"id":"5f3c8f0e-2d4c-4b52-9d0a-111111111111","name":"gold"}"""));
        using var handler = Handler(
            stream => Interlocked.Increment(ref connects) < 3
                ? throw new TaskCanceledException("too slow", new TimeoutException())
                : stream);
        using var parallax = new ParallaxClient(Outcome.Options(server.Address), handler);
        await parallax.Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken);
        Assert.That((connects, server.Heads.Count), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task A_create_that_the_caller_cancels_says_whether_it_was_sent([Values] bool isSent, CancellationToken cancellationToken)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answers = new TaskCompletionSource<string?>();
        var arrived = new TaskCompletionSource();
        await using var server = new RawApi(_ =>
        {
            arrived.SetResult();
            return answers.Task.GetAwaiter().GetResult();
        });
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) =>
            {
                if (isSent)
                {
                    return await ConnectAsync(context, token);
                }

                arrived.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                throw new InvalidOperationException("It ends with the token.");
            },
        };
        using var parallax = new ParallaxClient(Outcome.Options(server.Address), handler);
        var call = parallax.Tags.CreateAsync(new CreateTag { Name = "gold" }, caller.Token);
        await arrived.Task;
        await caller.CancelAsync();
        var failure = await Outcome.OfAsync(() => call) as ParallaxCanceledException;
        answers.SetResult(null);
        Assert.That(
            (failure?.RequestMayHaveBeenProcessed, failure?.CancellationToken, failure?.Attempts, failure?.Path),
            Is.EqualTo((isSent, caller.Token, 1, "/v1/tags")));
        Assert.That(
            (call.IsCanceled, failure!.Message.Contains("may have taken effect", StringComparison.Ordinal)), Is.EqualTo((true, isSent)));
    }

    private static SocketsHttpHandler Handler(Func<Stream, Stream> wrap) => new()
    {
        ConnectCallback = async (context, token) => wrap(await ConnectAsync(context, token)),
    };

    private static async Task<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class FailingReads(Stream inner, Func<Exception> failure) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw failure();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            throw failure();
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            => inner.WriteAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
