using Microsoft.Extensions.DependencyInjection;
using Parallax.Sample.Arguments;

namespace Parallax.Sample.Hosting;

/// <summary>The command <c>serve</c>: puts the parts together.</summary>
internal static class ServeHost
{
    public static Task<int> RunAsync(SampleArguments arguments)
    {
        var builder = SampleHost.CreateBuilder();
        builder.Services
            .AddSingleton(arguments)
            .AddHostedService<ServeWorker>();
        return builder.RunToEndAsync();
    }
}
