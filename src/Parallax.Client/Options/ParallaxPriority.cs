namespace Parallax;

/// <summary>Which of the calls that share one limit go first.</summary>
public enum ParallaxPriority
{
    /// <summary>A call that a person or another system waits for. The default.</summary>
    Normal,

    /// <summary>
    /// A call of an export or another long job. It goes behind all normal calls, and leaves <see cref="ParallaxRateLimitOptions.Reserve"/>
    /// permits to them.
    /// </summary>
    Background,
}
