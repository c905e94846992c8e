using Parallax.Sample.Output;

namespace Parallax.Sample.Push;

/// <summary>The writing half of the sample: a won deal, hours that are corrected, a field that is cleared.</summary>
internal sealed class PushWorkflow(WonDealPush deals, HourEntry hours, StageClearing stages, RunProgress progress)
{
    /// <summary>Pushes the deal, and what follows from it.</summary>
    /// <exception cref="ParallaxException">A call did not succeed, or what was written does not show.</exception>
    public Task<WonDeal> RunAsync(CancellationToken cancellationToken)
        => progress.StepAsync("Pushing a won deal", async step =>
        {
            step.Expect(3);
            var deal = await deals.PushAsync(cancellationToken);
            step.Advance();
            await hours.EnterAndCorrectAsync(deal, cancellationToken);
            step.Advance();
            await stages.ClearAsync(deal.Project.Id, cancellationToken);
            step.Advance();
            return deal;
        });
}
