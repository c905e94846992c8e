using Parallax.Tests.Conformance;
using Parallax.Tests.Smoke;
using Spectre.Console;

// Where to read on: Run/SmokeSteps.cs is the list of calls, Run/SmokeEngine.cs makes them. build/checks/conformance.sh has them judged by
// Prism: "conformance PRISM DESCRIPTION" takes the paths of both.
if (args is ["conformance", var prism, var description])
{
    return await Findings.GatherAsync(prism, description, Console.Out) ? 1 : 0;
}

var console = AnsiConsole.Console;
ISmokeReport report = console.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } }
    ? new TableReport(console)
    : new PlainReport(Console.Out);
return await new SmokeCommand(Environment.GetEnvironmentVariable, report, Console.Out, Console.Error).RunAsync(args);
