using System.ComponentModel;
using Parallax.Emulator.Arguments;
using Spectre.Console.Cli;

namespace Parallax.Emulator.Running;

[Description("Serves the Parallax API on this machine, with a page that shows what passes. Ctrl+C ends it.")]
internal sealed class EmulatorCommand : AsyncCommand<EmulatorSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, EmulatorSettings settings, CancellationToken cancellationToken)
    {
        await using var run = await EmulatorRun.StartAsync(EmulatorArguments.From(settings), TimeProvider.System, Console.Out, cancellationToken);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how this is meant to end.
        }

        return ExitCodes.Success;
    }
}
