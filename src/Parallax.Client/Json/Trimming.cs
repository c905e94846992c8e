namespace Parallax;

/// <summary>
/// Why a trimmed program cannot use the client. On the ways to make one, so that whoever publishes such a program reads it at his
/// own line; without that the trimmer says no more than that this assembly "produced warnings".
/// </summary>
internal static class Trimming
{
    /// <summary>What is not called by name is cut out, and missing at the first answer.</summary>
    public const string Trimmed = "Parallax.Client finds its models by reflection. Publish untrimmed, or with TrimMode=partial.";

    /// <summary>Readers and writers are closed over the types of members when they are first met.</summary>
    public const string Compiled = "Parallax.Client makes code at run time. Publish without PublishAot.";
}
