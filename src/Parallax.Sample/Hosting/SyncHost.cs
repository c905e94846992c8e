using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Parallax.Sample.Arguments;
using Parallax.Sample.Calls;
using Parallax.Sample.Output;
using Parallax.Sample.Pull;
using Parallax.Sample.Push;
using Parallax.Sample.Seeding;
using Parallax.Testing;

namespace Parallax.Sample.Hosting;

/// <summary>The run without a command: puts the parts together.</summary>
internal static class SyncHost
{
    public static async Task<int> RunAsync(SampleArguments arguments)
    {
        var builder = SampleHost.CreateBuilder();
        if (ServerSettings.From(builder.Configuration) is { } server)
        {
            return await RunAsync(builder, arguments, server);
        }

        // No key, no server: an emulator in this process takes its place, with the data of a firm that does not exist.
        await using var emulator = await ParallaxEmulator.StartAsync();
        Firm.SeedInto(emulator, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));
        return await RunAsync(builder, arguments, new ServerSettings(emulator.ApiKey, emulator.BaseAddress, IsEmulator: true));
    }

    private static async Task<int> RunAsync(HostApplicationBuilder builder, SampleArguments arguments, ServerSettings server)
    {
        // The client: one line, and a singleton IParallaxClient is there for every constructor. A service of your own would
        // bind it: AddParallaxClient(builder.Configuration.GetSection("Parallax")). The options are checked when the host starts.
        builder.Services
            .AddParallaxClient(options =>
            {
                options.ApplicationName = "Parallax.Sample/1.0";
                options.ApiKey = server.ApiKey;
                options.BaseAddress = server.BaseAddress ?? options.BaseAddress;
            })
            .AddHttpMessageHandler<CallCountingHandler>();

        builder.Services
            .AddTransient<CallCountingHandler>()
            .AddSingleton(arguments)
            .AddSingleton(server)
            .AddSingleton<Tally>()
            .AddSingleton<ClosingTable>()
            .AddSingleton<NameReader>()
            .AddSingleton<ProjectExport>()
            .AddSingleton<PlannedVsActualExport>()
            .AddSingleton<WonDealPush>()
            .AddSingleton<Receipt>()
            .AddSingleton<SyncRun>();

        try
        {
            return await builder.RunAsync((services, stop) => services.GetRequiredService<SyncRun>().RunAsync(stop));
        }
        catch (OptionsValidationException refused)
        {
            // Just what the environment said can be wrong here. The message names the option, and never quotes the key.
            throw new UsageException($"PARALLAX_API_KEY or PARALLAX_BASE_ADDRESS cannot be used. {string.Join(' ', refused.Failures)}");
        }
    }
}
