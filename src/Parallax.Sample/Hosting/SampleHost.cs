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
        builder.Services.AddSingleton<RunOutcome>();
        builder.Services.AddSingleton<RunProgress>();
        return builder;
    }

    public static async Task<int> RunToEndAsync(this HostApplicationBuilder builder)
    {
        using var host = builder.Build();

        // The host does this too when it starts, but puts the stack into the log before it passes the exception on.
        host.Services.GetService<IStartupValidator>()?.Validate();

        var outcome = host.Services.GetRequiredService<RunOutcome>();
        await host.RunAsync();
        return outcome.ExitCode;
    }
}
