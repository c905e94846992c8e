using System.Runtime.InteropServices;
using Parallax.CommandLines;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Running;

// Where to read on: Arguments/ is the command line, Running/ the run, Front/ what the browser gets, Control/ the API of the page.
const string usage = """
    Serves the Parallax API on this machine, with a page that shows what passes.

    usage: parallax-emulator [OPTION]…

      --port PORT             where it listens, 0 to 65535; default 5080; 0 takes a free port
      --limit LIMIT           the rate limit: permits and window, such as 100/60s, or off; default 100/60s
      --latency TIME          a wait before every answer, such as 200ms or 1.5s; default none
      --seed DATA             the data to begin with: sample, a firm that does not exist; none; or a JSON file, an object of paths
                              with their rows; default sample, with --description or --mock none
      --description FILE      the OpenAPI description to serve, YAML or JSON; default the one that comes with the tool
      --key KEY               what X-API-KEY has to hold; default pat_for_the_emulator_only
      --mock                  answer like the vendor's mock server: examples, and no memory
      --webhook URL           where on this machine to send webhooks to
      --webhook-secret TEXT   what they are signed with
      --https                 serve HTTPS, with a certificate that is made at the start and kept in memory; clients have to trust it,
                              and GET /_emulator/certificate gives it as PEM
      --help                  this text

    exit codes: 0 stopped with Ctrl+C, 2 bad arguments or a port in use
    """;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    if (EmulatorArguments.Read(args) is not { } arguments)
    {
        Console.WriteLine(usage);
        return 0;
    }

    await using var run = await EmulatorRun.StartAsync(arguments, TimeProvider.System, Console.Out, stop.Token);
    await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // Ctrl+C is how this is meant to end.
}
catch (UsageException mistake)
{
    // Messages that others wrote, such as those of YAML, have more lines.
    await Console.Error.WriteLineAsync(string.Join(' ', mistake.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    return 2;
}

return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
