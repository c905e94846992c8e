using System.Runtime.InteropServices;

namespace Parallax.Benchmarks.Harness;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Line
        => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} "
            + $"processors{Build}";

#if DEBUG
    private const string Build = " -- a DEBUG build: the times say nothing, run with -c Release";
#else
    private const string Build = "";
#endif
}
