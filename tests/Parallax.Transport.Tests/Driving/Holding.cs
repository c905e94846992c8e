namespace Parallax.Tests.Transport.Driving;

/// <summary>How to know that the server keeps the client waiting, and that time has to move on.</summary>
internal enum Holding
{
    /// <summary>It never does.</summary>
    Never,

    /// <summary>The server has set a timer, and will answer when it ends.</summary>
    ByTimer,

    /// <summary>The request has arrived, and no answer will come.</summary>
    FromTheStart,

    /// <summary>The client has the headers, and half of the body.</summary>
    InBody,
}
