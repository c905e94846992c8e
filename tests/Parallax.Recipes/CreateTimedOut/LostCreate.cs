namespace Parallax.Recipes.CreateTimedOut;

/// <summary>Finds out what became of a create that failed with <see cref="ParallaxException.RequestMayHaveBeenProcessed"/>.</summary>
/// <param name="time">The clock.</param>
/// <param name="settleTime">How long a create whose answer was lost may still take effect, such as 2 minutes.</param>
public sealed class LostCreate(TimeProvider time, TimeSpan settleTime)
{
    // begin-snippet: find-out
    /// <summary>Looks at once, and if it is not there, once more after the settle time.</summary>
    /// <param name="failure">How the create failed.</param>
    /// <param name="list">Where the object would be.</param>
    /// <param name="isIt">Whether a row says what was sent, and can be no older than the call.</param>
    /// <param name="mayBeIt">Whether a row can be no older than the call, whatever it says: then it cannot be told.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<CreateOutcome<T>> FindOutAsync<T>(
        ParallaxException failure, ParallaxPageable<T> list, Func<T, bool> isIt, Func<T, bool> mayBeIt, CancellationToken cancellationToken)
    {
        if (!failure.RequestMayHaveBeenProcessed)
        {
            return new(CreateFate.NotCreated, []);
        }

        try
        {
            var candidates = await SearchAsync(list, mayBeIt, cancellationToken);
            if (!candidates.Exists(row => isIt(row)))
            {
                await Task.Delay(settleTime, time, cancellationToken);
                candidates = await SearchAsync(list, mayBeIt, cancellationToken);
            }

            var found = candidates.FindAll(row => isIt(row));
            return (found.Count, candidates.Count, failure) switch
            {
                (1, _, _) => new(CreateFate.Created, found),

                // Success was reported, and just its text was lost. If nothing is found, then it was looked for in the wrong place.
                (0, 0, not ParallaxResponseException) => new(CreateFate.NotCreated, found),
                _ => new(CreateFate.CannotTell, found.Count > 0 ? found : candidates),
            };
        }
        catch (ParallaxException obstacle)
        {
            return new(CreateFate.CannotTell, [], obstacle);
        }
    }
    // end-snippet

    /// <summary>The same, where what says something else than what was sent is not it.</summary>
    public Task<CreateOutcome<T>> FindOutAsync<T>(
        ParallaxException failure, ParallaxPageable<T> list, Func<T, bool> isIt, CancellationToken cancellationToken)
        => FindOutAsync(failure, list, isIt, isIt, cancellationToken);

    private static async Task<List<T>> SearchAsync<T>(ParallaxPageable<T> list, Func<T, bool> mayBeIt, CancellationToken cancellationToken)
        => [.. (await list.ToListAsync(cancellationToken)).Where(mayBeIt)];
}
