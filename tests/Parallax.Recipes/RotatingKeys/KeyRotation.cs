namespace Parallax.Recipes.RotatingKeys;

public static class KeyRotation
{
    // begin-snippet: once-more
    /// <summary>
    /// Makes a call, and once more if the key was refused. A refused call was not carried out, so this holds for writes too; that
    /// the second call has another key is the part of <see cref="RefusedKeyHandler"/>.
    /// </summary>
    public static async Task<T> OnceMoreAfter401Async<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ParallaxAuthenticationException)
        {
            return await call();
        }
    }
    // end-snippet
}
