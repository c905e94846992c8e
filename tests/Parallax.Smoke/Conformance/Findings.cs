namespace Parallax.Tests.Conformance;

/// <summary>Prints a line for each thing that was looked at, and below it what is wrong there.</summary>
internal sealed class Findings(TextWriter output)
{
    private readonly Lock _gate = new();

    private bool Any { get; set; }

    /// <summary>
    /// Looks at all there is: Conversations.cs is what goes through Prism, Breaches.cs proves that Prism sees what is wrong.
    /// </summary>
    /// <returns>Whether anything is wrong.</returns>
    public static async Task<bool> GatherAsync(string prism, string description, TextWriter output)
    {
        var findings = new Findings(output);
        await Task.WhenAll(Conversations.RunAsync(prism, description, findings), Breaches.RunAsync(prism, description, findings));
        return findings.Any;
    }

    /// <param name="subject">What was looked at.</param>
    /// <param name="wanted">How many good cases there have to be.</param>
    /// <param name="good">How many there were.</param>
    /// <param name="problems">What is wrong with the others.</param>
    public void Report(string subject, int wanted, int good, IReadOnlyCollection<string> problems)
    {
        var isFine = good == wanted && problems.Count == 0;
        lock (_gate)
        {
            Any |= !isFine;
            output.WriteLine($"{(isFine ? "ok" : "FAILED")}: {subject}: {good} of {wanted}");
            foreach (var problem in problems)
            {
                output.WriteLine($"  {problem}");
            }
        }
    }
}
