namespace Parallax.Tests.Smoke;

/// <summary>An argument, or an environment variable, asks for something that there is not. The message names which.</summary>
internal sealed class SmokeUsageException(string message) : Exception(message);
