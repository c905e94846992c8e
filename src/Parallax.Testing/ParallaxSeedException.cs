namespace Parallax.Testing;

/// <summary>Says why <see cref="ParallaxEmulator.Seed(string, string)"/> laid nothing down: which row, which member, and what was expected.</summary>
public sealed class ParallaxSeedException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ParallaxSeedException"/> class.</summary>
    public ParallaxSeedException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ParallaxSeedException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    public ParallaxSeedException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ParallaxSeedException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The reader's complaint.</param>
    public ParallaxSeedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
