namespace Parallax.Recipes.CreateTimedOut;

/// <param name="Fate">What became of the create.</param>
/// <param name="Found">The object; if it cannot be told, all that it may be.</param>
/// <param name="Obstacle">What kept the search from an answer.</param>
public sealed record CreateOutcome<T>(CreateFate Fate, IReadOnlyList<T> Found, ParallaxException? Obstacle = null);
