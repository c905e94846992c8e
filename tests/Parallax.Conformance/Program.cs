using Parallax.Tests.Conformance;

// Called by build/checks/conformance.sh. Where to read on: Conversations.cs is what goes through Prism, Breaches.cs proves that it sees.
if (args is not [var prism, var description])
{
    await Console.Error.WriteLineAsync("usage: Parallax.Conformance PRISM DESCRIPTION");
    return 2;
}

var findings = new Findings(Console.Out);
await Task.WhenAll(
    Conversations.RunAsync(prism, description, findings),
    Breaches.RunAsync(prism, description, findings));
return findings.Any ? 1 : 0;
