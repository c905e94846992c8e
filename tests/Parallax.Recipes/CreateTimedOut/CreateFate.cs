namespace Parallax.Recipes.CreateTimedOut;

/// <summary>What became of a create whose answer was lost.</summary>
public enum CreateFate
{
    /// <summary>Something was found that may be it, or the search failed: a person has to look.</summary>
    CannotTell,

    /// <summary>It took effect.</summary>
    Created,

    /// <summary>It did not take effect: it is safe to send it again.</summary>
    NotCreated,
}
