namespace Parallax.CommandLines;

/// <summary>
/// The command line of a program: each option is <c>--name value</c> or <c>--name=value</c>, or the name alone where it takes no value.
/// The last one counts where an option stands twice, and <c>--help</c> is known to every program.
/// </summary>
internal sealed class CommandLine
{
    private const int LongestName = 24;

    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <param name="args">The arguments. What follows <c>--help</c> is not looked at.</param>
    /// <param name="known">The names that the program knows; those that take a value end with an equals sign, as in <c>--port=</c>.</param>
    /// <exception cref="UsageException">An argument is unknown or incomplete.</exception>
    public CommandLine(IReadOnlyList<string> args, params IReadOnlyList<string> known)
    {
        for (var i = 0; i < args.Count && !Has("--help"); i++)
        {
            var (name, value) = args[i].Split('=', 2) is [['-', '-', ..] before, var after] ? (before, after) : (args[i], null);
            if (known.Contains($"{name}=", StringComparer.Ordinal))
            {
                value ??= i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
                _options[name] = string.IsNullOrWhiteSpace(value) ? throw new UsageException($"{name} lacks its value.") : value;
            }
            else if (name is "--help" or "-h" || known.Contains(name, StringComparer.Ordinal))
            {
                _options[name is "-h" ? "--help" : name] = value is null ? "" : throw new UsageException($"{name} takes no value.");
            }
            else
            {
                throw new UsageException(
                    IsWords(name) ? $"Argument {name} is not known." : $"Argument {i + 1} on the command line is not known.");
            }
        }
    }

    /// <summary>The value of an option; null if it is not there.</summary>
    public string? this[string name] => _options.GetValueOrDefault(name);

    public bool Has(string name) => _options.ContainsKey(name);

    // Whatever else it is may be a key, put there by mistake. It is not repeated on the screen, which may be a build log.
    private static bool IsWords(string name)
        => name.StartsWith("--", StringComparison.Ordinal)
            && name.Length <= LongestName
            && name.All(static letter => letter is '-' or (>= 'a' and <= 'z'));
}
