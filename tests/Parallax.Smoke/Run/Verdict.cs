namespace Parallax.Tests.Smoke;

/// <summary>What came of a call.</summary>
internal enum Verdict
{
    Ok,
    Failed,

    /// <summary>It was not made: no call before it gave the id that it needs.</summary>
    NoData,
}
