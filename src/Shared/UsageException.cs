namespace Parallax.CommandLines;

/// <summary>An argument, or an environment variable, is wrong. The message names which, and never quotes what may be a key.</summary>
internal sealed class UsageException(string message) : Exception(message);
