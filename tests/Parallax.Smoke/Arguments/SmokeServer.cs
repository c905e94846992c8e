using Parallax.CommandLines;
using Parallax.Testing;

namespace Parallax.Tests.Smoke;

/// <summary>The server that is called.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="BaseAddress">Where it is.</param>
/// <param name="Key">The key it gets. Its type prints it as asterisks, so this record may be logged.</param>
/// <param name="IsUsersKey">Whether the key is the one of the user; it is made up otherwise.</param>
internal sealed record SmokeServer(string Name, Uri BaseAddress, ParallaxApiKey Key, bool IsUsersKey)
{
    public const string KeyVariable = "PARALLAX_API_KEY";

    private const string MadeUpKey = "pat_made_up_for_the_smoke_run";

    // The mock server takes any key, so there is no reason to show it a real one.
    private static readonly Uri Redocly = new("https://developer.getparallax.com/_mock/api-documentation/swagger/");

    public static SmokeServer Of(ParallaxEmulator emulator)
        => new("an emulator in this process", emulator.BaseAddress, emulator.ApiKey, IsUsersKey: false);

    /// <summary>The server that the arguments name; null for an emulator that is still to be started.</summary>
    /// <exception cref="UsageException">That server is not to be called in this way.</exception>
    public static SmokeServer? Choose(SmokeArguments arguments, string? key)
    {
        // A variable that is set to nothing is how CI systems hand over a secret that they do not have.
        var usersKey = string.IsNullOrWhiteSpace(key) ? null : key;
        var installation = arguments.ReadOnly && usersKey is not null ? new ParallaxClientOptions().BaseAddress : null;
        if ((arguments.Redocly ? Redocly : arguments.BaseAddress ?? installation) is not { } address)
        {
            return null;
        }

        if (string.Equals(address.Host, Redocly.Host, StringComparison.OrdinalIgnoreCase))
        {
            return new SmokeServer($"the mock server of the vendor, {address}", address, MadeUpKey, IsUsersKey: false);
        }

        if (!address.IsLoopback && !arguments.ReadOnly)
        {
            throw new UsageException($"--base-address {address} is not on this machine, and nothing is written there: add --read-only.");
        }

        if (usersKey?.Any(static letter => letter is < '!' or > '~') is true)
        {
            throw new UsageException(
                $"{KeyVariable} has a character that no key has: a space, a line break or a letter that is not ASCII.");
        }

        return new SmokeServer(address.ToString(), address, usersKey ?? MadeUpKey, IsUsersKey: usersKey is not null);
    }
}
