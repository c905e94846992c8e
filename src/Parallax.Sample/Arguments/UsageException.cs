namespace Parallax.Sample.Arguments;

/// <summary>The command line, or an environment variable, asks for something that there is not. The message names which.</summary>
internal sealed class UsageException(string message) : Exception(message);
