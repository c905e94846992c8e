namespace Parallax.Recipes.CreateTimedOut;

/// <summary>Records hours, and finds out by what was there before: actual time has no date of creation.</summary>
public sealed class HourRecorder(IParallaxClient parallax, LostCreate lostCreate)
{
    // begin-snippet: before
    /// <summary>Records hours; the outcome says whether they are there if the answer was lost.</summary>
    public async Task<CreateOutcome<ActualTime>> CreateAsync(CreateActualTime body, CancellationToken cancellationToken)
    {
        var day = parallax.ActualTime.ListAsync(
            body.RecordedDate, body.RecordedDate, body.ProjectOfferingId, body.PersonId, cancellationToken);
        var before = (await day.ToListAsync(cancellationToken)).Select(entry => entry.Id).ToHashSet();
        try
        {
            return new(CreateFate.Created, [await parallax.ActualTime.CreateAsync(body, cancellationToken)]);
        }
        catch (ParallaxException failure) when (failure.RequestMayHaveBeenProcessed)
        {
            return await lostCreate.FindOutAsync(
                failure,
                day,
                isIt: entry => entry.Hours == body.Hours && entry.Description == body.Description && !before.Contains(entry.Id),
                mayBeIt: entry => !before.Contains(entry.Id),
                cancellationToken);
        }
    }
    // end-snippet
}
