using System.Runtime.InteropServices;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Running;
using Parallax.Testing;
using Spectre.Console.Cli;

// Where to read on: Arguments/ is the command line, Running/ the run, Front/ what the browser gets, Control/ the API of the page.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var application = new CommandApp<EmulatorCommand>();
application.Configure(command => command
    .SetApplicationName("parallax-emulator")
    .UseAssemblyInformationalVersion()
    .UseStrictParsing()
    .PropagateExceptions());
try
{
    return await application.RunAsync(args, stop.Token);
}
catch (Exception mistake) when (mistake is CommandAppException or UsageException or ParallaxSeedException)
{
    await Console.Error.WriteLineAsync(UsageException.OneLine(mistake.Message));
    return ExitCodes.BadArguments;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
