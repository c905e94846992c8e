namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>A network that takes up to 15 ms for each way: what left first need not arrive first.</summary>
internal sealed class SlowNetwork : DelegatingHandler
{
    private const int LongestWay = 15;

#pragma warning disable RS0030 // Chance is what this network is about.
    private readonly Random _random = Random.Shared;
#pragma warning restore RS0030

    public SlowNetwork()
        : base(new SocketsHttpHandler())
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(_random.Next(LongestWay + 1), cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await Task.Delay(_random.Next(LongestWay + 1), cancellationToken);
        return response;
    }
}
