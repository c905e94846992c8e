namespace Parallax.Tests.Transport.Driving;

/// <summary>Next to the network: tells when the headers of an answer are there.</summary>
internal sealed class HeadersWatch(WatchedTime time)
{
    private int _seen;

    public int Seen => Volatile.Read(ref _seen);

    public DelegatingHandler NewHandler() => new Handler(this);

    private sealed class Handler(HeadersWatch watch) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Interlocked.Increment(ref watch._seen);
            watch.Notify();
            return response;
        }
    }

    private void Notify() => time.Signal();
}
