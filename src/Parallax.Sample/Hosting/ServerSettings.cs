using Microsoft.Extensions.Configuration;
using Parallax.Sample.Arguments;

namespace Parallax.Sample.Hosting;

/// <summary>The server to run against.</summary>
/// <param name="ApiKey">The key. Its type prints it as asterisks, so this record may be logged.</param>
/// <param name="BaseAddress">The address; null for that of Parallax.</param>
/// <param name="IsEmulator">Whether it is an emulator in this process, whose data nobody needs.</param>
internal sealed record ServerSettings(ParallaxApiKey ApiKey, Uri? BaseAddress, bool IsEmulator = false)
{
    private const string KeyName = "PARALLAX_API_KEY";
    private const string AddressName = "PARALLAX_BASE_ADDRESS";

    /// <summary>What the environment says. Null without a key: then the emulator it is.</summary>
    /// <exception cref="UsageException">There is an address without a key, or one that is none.</exception>
    public static ServerSettings? From(IConfiguration configuration)
    {
        // A variable that is set to nothing is how CI systems hand over a secret that they do not have.
        var address = configuration[AddressName] is { Length: > 0 } text ? Parse(text) : null;
        return configuration[KeyName] is { Length: > 0 } key
            ? new ServerSettings(key, address)
            : address is null ? null : throw new UsageException($"{AddressName} is set, but {KeyName} is not: the server would refuse every call.");
    }

    // Whether it is https, and complete, is for the client to check; it says so with an example.
    private static Uri Parse(string text)
        => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address)
            ? address
            : throw new UsageException($"{AddressName} is no address; write it as in https://api.getparallax.com/.");
}
