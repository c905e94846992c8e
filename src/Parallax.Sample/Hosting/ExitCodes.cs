namespace Parallax.Sample.Hosting;

internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadArguments = 2;

    /// <summary>What shells report for a program that Ctrl+C ended.</summary>
    public const int Interrupted = 130;
}
