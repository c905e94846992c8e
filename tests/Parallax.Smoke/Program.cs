using Parallax.Tests.Smoke;
using Spectre.Console;

// Where to read on: Run/SmokeSteps.cs is the list of calls, Run/SmokeEngine.cs makes them.
var console = AnsiConsole.Console;
ISmokeReport report = console.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } }
    ? new TableReport(console)
    : new PlainReport(Console.Out);
return await new SmokeCommand(Environment.GetEnvironmentVariable, report, Console.Out, Console.Error).RunAsync(args);
