namespace Parallax.Tests.Testing.Smoke;

/// <summary>A run of the program, as a build server would see it.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines { get; } = Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public static async Task<CommandRun> OfAsync(string[] args, string? key = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var command = new SmokeCommand(name => name is "PARALLAX_API_KEY" ? key : null, new PlainReport(output), output, errors);
        return new CommandRun(await command.RunAsync(args), output.ToString(), errors.ToString());
    }

    public static Task<CommandRun> AgainstAsync(ParallaxEmulator emulator, params string[] args)
        => OfAsync(["--base-address", emulator.BaseAddress.ToString(), .. args], emulator.ApiKey);

    /// <summary>The line of an operation.</summary>
    public string Line(string operation) => Lines.Single(line => line.StartsWith($"{operation} ", StringComparison.Ordinal));
}
