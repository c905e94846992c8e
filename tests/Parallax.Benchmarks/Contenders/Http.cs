namespace Parallax.Benchmarks.Contenders;

/// <summary>Clients as one makes them without a thought, or over a handler that contenders share.</summary>
internal static class Http
{
    public static HttpClient Create(HttpMessageHandler? handler)
        => handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
}
