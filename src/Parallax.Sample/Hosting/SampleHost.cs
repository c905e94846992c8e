using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parallax.Sample.Output;
using Spectre.Console;

namespace Parallax.Sample.Hosting;

/// <summary>What both commands have in common.</summary>
internal static class SampleHost
{
    public static HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateApplicationBuilder();

        // Warnings alone, and beside the output rather than in it. Logging__LogLevel__Default=Information shows every call.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(AnsiConsole.Console);
        builder.Services.AddSingleton<RunProgress>();
        return builder;
    }

    /// <summary>Starts the host, does <paramref name="run"/> until it ends or Ctrl+C cancels it, and gives its exit code.</summary>
    public static async Task<int> RunAsync(this HostApplicationBuilder builder, Func<IServiceProvider, CancellationToken, Task<int>> run)
    {
        using var host = builder.Build();

        // The host does this too when it starts, but puts the stack into the log before it passes the exception on.
        host.Services.GetService<IStartupValidator>()?.Validate();

        await host.StartAsync();
        var exitCode = await run(host.Services, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await host.StopAsync();
        return exitCode;
    }
}
