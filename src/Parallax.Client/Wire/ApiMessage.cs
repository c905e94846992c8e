namespace Parallax.Wire;

/// <summary>A request of the generated clients: its state has a place of its own, at less cost than among the options.</summary>
internal sealed class ApiMessage(HttpMethod method, Uri address) : HttpRequestMessage(method, address)
{
    public CallState? Call { get; set; }
}
