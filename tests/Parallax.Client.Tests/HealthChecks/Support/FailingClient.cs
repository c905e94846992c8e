using System.Reflection;

namespace Parallax.Tests.HealthChecks.Support;

/// <summary>A client that fails by an exception of its own, whatever it was ended by.</summary>
public class FailingClient : DispatchProxy
{
    private Action _onList = null!;

    /// <param name="onList">What happens while clients are listed.</param>
    public static IParallaxClient Create(Action onList)
    {
        var client = Create<IParallaxClient, FailingClient>();
        ((FailingClient)client)._onList = onList;
        return client;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "get_Clients":
                var clients = Create<IClientsApi, FailingClient>();
                ((FailingClient)clients)._onList = _onList;
                return clients;
            case "get_RateLimit":
                return ParallaxRateLimitStatus.Disabled;
            case "ListAsync":
                _onList();
                throw new IOException("The connection was closed.");
            default:
                return null;
        }
    }
}
