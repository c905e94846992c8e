using Parallax.CommandLines;

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

    /// <exception cref="UsageException">An argument is unknown, incomplete or wrong.</exception>
    public static SmokeArguments Parse(IReadOnlyList<string> args)
    {
        var options = new CommandLine(args, "--base-address=", "--redocly", "--read-only");
        var result = new SmokeArguments
        {
            BaseAddress = options["--base-address"] is { } text ? Address(text) : null,
            Redocly = options.Has("--redocly"),
            ReadOnly = options.Has("--read-only"),
            Help = options.Has("--help"),
        };
        return result is { Redocly: true, BaseAddress: not null }
            ? throw new UsageException("--base-address and --redocly name two servers; give one of them.")
            : result;
    }

    private static Uri Address(string text)
        => !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            ? throw new UsageException("--base-address has to be a web address in full, such as http://127.0.0.1:5080/.")
            : address.Scheme is "http" && !address.IsLoopback
            ? throw new UsageException("--base-address has to begin with https://: plain http would show the key to everybody on the way.")
            : address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0
            ? throw new UsageException("--base-address takes a host, a port and a path, and nothing else.")
            : address;
}
