namespace Parallax.Tests.RateLimiting;

/// <summary>One call of a simulation. A call that fails is one whose answer is its failure.</summary>
internal sealed record SimulatedCall(
    TimeSpan StartsAfter, TimeSpan RequestTakes, TimeSpan AnswerTakes, TimeSpan? GivesUpAfter, ParallaxPriority Priority);
