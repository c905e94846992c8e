namespace Parallax;

internal static class NotFound
{
    /// <summary>Null for a 404 of the API's own. Any other 404 says nothing about the object, and stays an error.</summary>
    public static async Task<T?> OrNullAsync<T>(this Task<T> call)
        where T : class
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (ParallaxNotFoundException notFound) when (notFound.IsFromApi)
        {
            return null;
        }
    }
}
