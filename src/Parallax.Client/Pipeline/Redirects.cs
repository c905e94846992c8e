namespace Parallax;

/// <summary>What is said when a redirect was followed: the key goes along, to whichever host the answer names.</summary>
internal static class Redirects
{
    public static ParallaxException WasFollowed(CallState call)
        => new($"{call.Name}: the primary handler followed a redirect, which this client does not, for the key would go along. "
            + $"Set its AllowAutoRedirect to false.{call.Consequence}") { Call = call };
}
