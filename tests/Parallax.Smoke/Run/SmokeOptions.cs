namespace Parallax.Tests.Smoke;

/// <summary>How a run goes about it.</summary>
internal sealed record SmokeOptions
{
    /// <summary>Gets a value indicating whether the calls that write are left out.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Gets a value indicating whether only what is required is sent. Otherwise every argument has a value.</summary>
    public bool Minimal { get; init; }

    /// <summary>Gets a value indicating whether ids are made up, so that each call can be made whatever came of the others.</summary>
    public bool MadeUpIds { get; init; }

    /// <summary>Gets a value indicating whether the run goes on when it is clear that no call can succeed.</summary>
    public bool KeepGoing { get; init; }
}
