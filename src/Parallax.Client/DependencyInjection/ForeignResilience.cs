namespace Parallax;

/// <summary>
/// Takes out the resilience handler that a host gives to all of its clients. Its total timeout of 30 seconds ends every wait for
/// the next window of 60, and its retries would send a create twice.
/// </summary>
internal static class ForeignResilience
{
    // By name: the package it comes from is none of ours.
    private const string HandlerName = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    public static void Remove(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (string.Equals(handlers[i].GetType().FullName, HandlerName, StringComparison.Ordinal))
            {
                handlers[i].Dispose();
                handlers.RemoveAt(i);
            }
        }
    }
}
