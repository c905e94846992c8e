using System.Globalization;

namespace Parallax.Sample.Arguments;

/// <summary>Five arguments need no library.</summary>
internal static class ArgumentParser
{
    /// <summary>What the command line asks for.</summary>
    /// <exception cref="UsageException">An argument is unknown, incomplete or wrong.</exception>
    public static SampleArguments Parse(IReadOnlyList<string> args)
    {
        var result = new SampleArguments();
        var rest = new Queue<string>(args);
        if (rest.TryPeek(out var first) && first is "serve")
        {
            rest.Dequeue();
            result = result with { Command = Command.Serve };
        }

        while (rest.TryDequeue(out var token))
        {
            var (name, value) = Split(token);
            result = (name, result.Command) switch
            {
                ("--help" or "-h", _) => result with { Command = Command.Help },
                (_, Command.Help) => result,
                ("--write", Command.Sync) when value is not null => throw new UsageException("--write takes no value."),
                ("--write", Command.Sync) => result with { Write = true },
                ("--output", Command.Sync) => result with { Output = ValueOf(name, value, rest) },
                ("--port", Command.Serve) => result with { Port = Port(ValueOf(name, value, rest)) },
                _ => throw new UsageException($"{Describe(name, args.Count - rest.Count)} is not known{(result.Command == Command.Serve ? " to serve" : "")}."),
            };
        }

        return result;
    }

    // Both "--port 80" and "--port=80".
    private static (string Name, string? Value) Split(string token)
        => token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (token[..at], token[(at + 1)..])
            : (token, null);

    private static string ValueOf(string name, string? value, Queue<string> rest)
    {
        if (value is null && rest.TryPeek(out var next) && !next.StartsWith("--", StringComparison.Ordinal))
        {
            value = rest.Dequeue();
        }

        return string.IsNullOrWhiteSpace(value) ? throw new UsageException($"{name} lacks its value.") : value;
    }

    private static int Port(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new UsageException("--port has to be a number from 1 to 65535.");

    // What is no option may be a key, put there by mistake. It is not repeated on the screen, which may be a build log.
    private static string Describe(string name, int position)
        => name.StartsWith('-') ? $"Argument {name}" : string.Create(CultureInfo.InvariantCulture, $"Argument {position} on the command line");
}
