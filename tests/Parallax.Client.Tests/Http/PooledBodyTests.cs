using System.Buffers;

namespace Parallax.Tests.Http;

/// <summary>Memory that is shared with all calls: what goes back must be out of everybody's hands.</summary>
internal sealed class PooledBodyTests
{
    private byte[] _seen = [];

    [Test]
    public async Task The_memory_of_a_body_goes_back_once_it_is_read()
    {
        var body = await ReadAsync(_ => Task.FromResult(0));
        body.Dispose();
        Assert.That(IsInThePool(), Is.True, "or the next test proves nothing");
    }

    [Test]
    public void The_memory_that_a_read_may_still_write_to_does_not([Values] bool isError)
    {
        // As streams do that leave the read to itself when the token is cancelled.
        Assert.That(
            async () => (await ReadAsync(_ => throw new IOException("given up"), isError)).Dispose(),
            isError ? Throws.Nothing : Throws.TypeOf<IOException>());
        Assert.That(IsInThePool(), Is.False);
    }

    [Test]
    public async Task The_memory_that_a_copy_may_still_read_does_not_either()
    {
        var body = await ReadAsync(_ => Task.FromResult(0));
        var copy = body.CopyToAsync(new StuckStream());
        body.Dispose();
        Assert.That(copy.IsCompleted, Is.False);
        Assert.That(IsInThePool(), Is.False);
    }

    [Test]
    public async Task After_a_copy_it_goes_back_too()
    {
        var body = await ReadAsync(_ => Task.FromResult(0));
        await body.CopyToAsync(Stream.Null);
        body.Dispose();
        Assert.That(IsInThePool(), Is.True);
    }

    [Test]
    public async Task A_stream_that_was_read_synchronously_outlives_the_memory()
    {
        var body = await ReadAsync(_ => Task.FromResult(0));
        using var stream = body.ReadAsStream();
        body.Dispose();
        Assert.That(IsInThePool(), Is.True, "what was read is a copy");
    }

    private async ValueTask<BodyBuffer> ReadAsync(Func<CancellationToken, Task<int>> end, bool isError = false)
    {
        using var content = new StreamContent(new SpyingStream(memory => _seen = memory, end));
        return isError
            ? await BodyBuffer.ReadBeginningAsync(content, 1000, CancellationToken.None, CancellationToken.None)
            : await BodyBuffer.ReadAsync(content, 1000, CancellationToken.None);
    }

    // The pool gives the array that this thread gave back last.
    private bool IsInThePool()
    {
        var rented = ArrayPool<byte>.Shared.Rent(_seen.Length);
        var isSame = ReferenceEquals(rented, _seen);
        ArrayPool<byte>.Shared.Return(rented);
        return isSame;
    }

    private sealed class SpyingStream(Action<byte[]> see, Func<CancellationToken, Task<int>> end) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Assert.That(System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(buffer, out var array), Is.True);
            see(array.Array!);
            return await end(cancellationToken);
        }
    }

    private sealed class StuckStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            => new(new TaskCompletionSource().Task);
    }
}
