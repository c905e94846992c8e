using Parallax.Models;
using static System.FormattableString;

namespace Parallax.Sample.Push;

/// <summary>Enters hours on the deal, and corrects them.</summary>
internal sealed class HourEntry(IParallaxClient parallax, Receipt receipt, TimeProvider time)
{
    public async Task EnterAndCorrectAsync(WonDeal deal, CancellationToken cancellationToken)
    {
        var entry = await parallax.ActualTime.CreateAsync(
            new CreateActualTime
            {
                ProjectId = deal.Project.Id,
                ProjectOfferingId = deal.Offering.Id,
                PersonId = deal.Person.Id,
                RecordedDate = DateOnly.FromDateTime(time.GetLocalNow().Date),
                Hours = 6m,
                Billable = true,
                Description = "Kick-off with the client",
            },
            cancellationToken);
        receipt.Created("Records of actual time", "an entry of 6 hours");

        // The hours alone are sent: day, description and the rest stay as they are.
        await parallax.ActualTime.UpdateAsync(entry.Id, new UpdateActualTime { Hours = 7.5m }, cancellationToken);

        var corrected = await parallax.ActualTime.GetAsync(entry.Id, cancellationToken);
        if (corrected.Hours != 7.5m)
        {
            throw new ParallaxException("The entry of hours was corrected to 7.5, but does not show it.");
        }

        receipt.Changed("Records of actual time", Invariant($"that entry: it reads {corrected.Hours} hours now"));
    }
}
