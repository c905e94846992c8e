namespace Parallax.Emulator.Arguments;

/// <summary>The command line asks for something that cannot be done. The message is one line and names the option.</summary>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
