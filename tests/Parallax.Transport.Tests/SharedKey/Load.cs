namespace Parallax.Tests.Transport.SharedKey;

/// <summary>The limit of the key, the vendor's at thirty times the speed, and what is sent under it.</summary>
internal static class Load
{
    public const int Limit = 100;

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>Far longer than a call takes here. Permits of a process that died come back after twice this and a window.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Seconds that no client can do without: the first calls up to the limit go at once, and all others wait for the next window.
    /// </summary>
    public static double Floor(int calls) => ((calls / Limit) - 1) * Window.TotalSeconds;

    /// <summary>The name of a client that a process creates: no two of a run are alike.</summary>
    public static string NameOf(string process, int number) => $"{process}-{number}";
}
