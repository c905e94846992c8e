using System.Globalization;

namespace Parallax.Tests.Smoke;

/// <summary>What the command line asks for.</summary>
internal sealed record SmokeArguments
{
    public const string Usage = """
        Calls every operation of the Parallax API once, and tells how each went.

        usage: dotnet run --project tests/Parallax.Smoke -- [--base-address URL] [--redocly] [--read-only]

          --base-address URL   the server; default an emulator in this process, as a mock server.
                               Only a server on this machine is written to, anything else needs --read-only
          --redocly            the mock server of the vendor, with a made-up key
          --read-only          make no call that writes; ids are taken from the lists.
                               With PARALLAX_API_KEY and no --base-address, this checks your Parallax account
          --help               this text

        environment:
          PARALLAX_API_KEY     a Personal Access Token; without it a made-up key is sent

        exit codes: 0 all ok, 1 some failed, 2 bad arguments
        """;

    public Uri? BaseAddress { get; private init; }

    public bool Redocly { get; private init; }

    public bool ReadOnly { get; private init; }

    public bool Help { get; private init; }

    /// <exception cref="SmokeUsageException">An argument is unknown, incomplete or wrong.</exception>
    public static SmokeArguments Parse(IReadOnlyList<string> args)
    {
        var result = new SmokeArguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var token))
        {
            var (name, value) = Split(token);
            result = (name, value) switch
            {
                ("--base-address", _) => result with { BaseAddress = Address(value ?? ValueIn(rest)) },
                ("--redocly", null) => result with { Redocly = true },
                ("--read-only", null) => result with { ReadOnly = true },
                ("--help" or "-h", null) => result with { Help = true },
                ("--redocly" or "--read-only" or "--help", _) => throw new SmokeUsageException($"{name} takes no value."),
                _ => throw new SmokeUsageException($"{Describe(name, args.Count - rest.Count)} is not known."),
            };
        }

        return result is { Redocly: true, BaseAddress: not null }
            ? throw new SmokeUsageException("--base-address and --redocly name two servers; give one of them.")
            : result;
    }

    // Both "--base-address URL" and "--base-address=URL".
    private static (string Name, string? Value) Split(string token)
        => token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (token[..at], token[(at + 1)..])
            : (token, null);

    private static string? ValueIn(Queue<string> rest)
        => rest.TryPeek(out var next) && !next.StartsWith("--", StringComparison.Ordinal) ? rest.Dequeue() : null;

    private static Uri Address(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new SmokeUsageException("--base-address lacks its value.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SmokeUsageException("--base-address has to be a web address in full, such as http://127.0.0.1:5080/.");
        if (address.Scheme is "http" && !address.IsLoopback)
            throw new SmokeUsageException("--base-address has to begin with https://: plain http would show the key to everybody on the way.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new SmokeUsageException("--base-address takes a host, a port and a path, and nothing else.");

        return address;
    }

    // What is no option may be a key, put there by mistake. It is not repeated on the screen, which may be a build log.
    private static string Describe(string name, int position)
        => name.StartsWith('-') ? $"Argument {name}" : string.Create(CultureInfo.InvariantCulture, $"Argument {position} on the command line");
}
