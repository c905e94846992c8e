namespace Parallax.Tests.Transport.Fuzz;

/// <summary>Stands where the network is, and gives one and the same answer to all requests of a call.</summary>
internal sealed class MutatedServer : HttpMessageHandler
{
    private MutatedAnswer _answer = null!;
    private int _requests;
    private int _largest;

    /// <summary>How many requests the call has taken.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How much of a body was read at most.</summary>
    public int LargestRead => Volatile.Read(ref _largest);

    public void Serve(MutatedAnswer answer) => (_answer, _requests, _largest) = (answer, 0, 0);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _requests) > FuzzTests.MostRequests)
        {
            throw new InvalidOperationException($"One call took more than {FuzzTests.MostRequests} requests.");
        }

        var read = 0;
        return Task.FromResult(_answer.ToResponse(request, count =>
        {
            read += count;
            if (read > Volatile.Read(ref _largest))
            {
                Volatile.Write(ref _largest, read);
            }
        }));
    }
}
