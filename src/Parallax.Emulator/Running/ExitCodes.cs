namespace Parallax.Emulator.Running;

internal static class ExitCodes
{
    /// <summary>Also after Ctrl+C, which is how a server is meant to end.</summary>
    public const int Success = 0;

    public const int BadArguments = 2;
}
