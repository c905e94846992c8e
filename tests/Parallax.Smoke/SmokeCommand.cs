using Parallax.CommandLines;
using Parallax.Testing;

namespace Parallax.Tests.Smoke;

/// <summary>The command line: what is asked for, against which server, and the exit code that says how it went.</summary>
internal sealed class SmokeCommand(Func<string, string?> environment, ISmokeReport report, TextWriter output, TextWriter errors)
{
    public const int AllOk = 0;
    public const int SomeFailed = 1;
    public const int BadArguments = 2;

    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        try
        {
            var arguments = SmokeArguments.Parse(args);
            if (arguments.Help)
            {
                await output.WriteLineAsync(SmokeArguments.Usage);
                return AllOk;
            }

            var server = SmokeServer.Choose(arguments, environment(SmokeServer.KeyVariable));
            return server is null ? await RunOnEmulatorAsync(arguments) : await RunAsync(arguments, server);
        }
        catch (UsageException mistake)
        {
            await errors.WriteLineAsync($"{mistake.Message}{Environment.NewLine}{Environment.NewLine}{SmokeArguments.Usage}");
            return BadArguments;
        }
    }

    private async Task<int> RunOnEmulatorAsync(SmokeArguments arguments)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
        {
            Mode = ParallaxEmulatorMode.StatelessMock
        });
        return await RunAsync(arguments, SmokeServer.Of(emulator));
    }

    private async Task<int> RunAsync(SmokeArguments arguments, SmokeServer server)
    {
        await output.WriteLineAsync($"Calling {server.Name}{(arguments.ReadOnly ? ", reading only" : "")}.");
        if (arguments is { ReadOnly: true, BaseAddress: null, Redocly: false } && !server.IsUsersKey)
        {
            await output.WriteLineAsync($"This checks no installation: {SmokeServer.KeyVariable} is not set.");
        }

        var options = new SmokeOptions { ReadOnly = arguments.ReadOnly, Minimal = arguments.ReadOnly };
        var outcome = await new SmokeEngine(server, options).RunAsync(report.Add);
        report.Close();
        await output.WriteLineAsync(outcome.ToString());
        return outcome.Failed == 0 ? AllOk : SomeFailed;
    }
}
