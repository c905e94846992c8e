using Microsoft.AspNetCore.Http;

namespace Parallax.Emulator.Control;

/// <summary>A request to the control API is refused. The message is one line, for the one who sent it.</summary>
internal sealed class ControlException(int status, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int Status { get; } = status;

    public static ControlException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "The body is larger than 10 MB.");
}
