namespace Parallax.Testing;

/// <summary>Says why <see cref="ParallaxEmulator.Seed(string, string)"/> laid nothing down: which row, which member, and what was expected.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="innerException">The reader's complaint, if there is one.</param>
public sealed class ParallaxSeedException(string message, Exception? innerException = null) : Exception(message, innerException);
