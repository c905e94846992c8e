namespace Parallax.Tests.Package.Support;

/// <summary>Whether this run is to write what it finds into the files under review, instead of objecting.</summary>
internal static class Acceptance
{
    public const string Command = "PARALLAX_ACCEPT=1 dotnet test tests/Parallax.Package.Tests";

    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("PARALLAX_ACCEPT") is "1";
}
