namespace Parallax.Tests.Smoke;

/// <summary>Shows the calls to the user.</summary>
internal interface ISmokeReport
{
    /// <summary>A call is done.</summary>
    void Add(SmokeResult result);

    /// <summary>There are no more.</summary>
    void Close();
}
