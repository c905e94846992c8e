using Parallax.Sample.Output;

namespace Parallax.Sample.Calls;

/// <summary>
/// A handler of one's own in the client's <see cref="HttpClient"/>. It stands next to the network, within all of the
/// client's handlers: an attempt that is repeated counts again.
/// </summary>
internal sealed class CallCountingHandler(Tally tally) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        tally.Call();
        return base.SendAsync(request, cancellationToken);
    }
}
