using Microsoft.Extensions.Logging;

namespace Parallax.Recipes.CrmSync;

/// <summary>One round of the sync: what changed in the CRM is brought to Parallax.</summary>
public sealed partial class DealSync(ICrm crm, IWatermarkStore watermarks, IParallaxClient parallax, ILogger<DealSync> log)
{
    // begin-snippet: round
    /// <summary>Runs a round. The watermark moves only if every deal went through, so what did not comes again next time.</summary>
    /// <returns>Whether every deal went through.</returns>
    public async Task<bool> RunRoundAsync(CancellationToken cancellationToken)
    {
        var changes = await crm.GetChangesAsync(await watermarks.LoadAsync(cancellationToken), cancellationToken);
        var (index, parts) = (new ParallaxIndex(parallax), new DealParts(parallax));
        var clientsInDoubt = new HashSet<string>(new ClientNameComparer());
        var left = 0;
        foreach (var deal in changes.Deals)
        {
            if (clientsInDoubt.Contains(deal.ClientName))
            {
                DealWaits(deal.Id);
                left++;
                continue;
            }

            try
            {
                await PushAsync(deal, index, parts, cancellationToken);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or ParallaxAuthenticationException))
            {
                var inDoubt = failure is ParallaxException { RequestMayHaveBeenProcessed: true };
                DealFailed(deal.Id, inDoubt, (failure as ParallaxApiException)?.TraceId, failure);
                left++;
                if (inDoubt)
                {
                    // Perhaps its client is there by now. The next round looks; until then no other deal creates it again.
                    clientsInDoubt.Add(deal.ClientName);
                }
            }
        }

        if (left > 0)
        {
            RoundIncomplete(left, changes.Deals.Count);
            return false;
        }

        await watermarks.SaveAsync(changes.Watermark, cancellationToken);
        return true;
    }
    // end-snippet

    private async Task PushAsync(Deal deal, ParallaxIndex index, DealParts parts, CancellationToken cancellationToken)
    {
        var clientId = await index.FindClientAsync(deal.ClientName, cancellationToken)
            ?? await CreateClientAsync(deal.ClientName, index, cancellationToken);
        var project = await index.FindProjectAsync(deal, clientId, cancellationToken);
        if (project is null)
        {
            index.Add(project = await parallax.Projects.CreateAsync(DealMapping.ToNewProject(deal, clientId), cancellationToken));
        }
        else if (!project.Archived && DealMapping.Difference(deal, clientId, project) is { } changes)
        {
            await parallax.Projects.UpdateAsync(project.Id, changes, cancellationToken);
        }

        // What the planners have put away is left alone.
        if (!project.Archived)
        {
            await parts.PushAsync(deal, project.Id, cancellationToken);
        }
    }

    private async Task<Guid> CreateClientAsync(string name, ParallaxIndex index, CancellationToken cancellationToken)
    {
        var client = await parallax.Clients.CreateAsync(new CreateClient { Name = name.Trim() }, cancellationToken);
        index.Add(client);
        index.Add(name, client);
        return client.Id;
    }

    // The message of the failure has the call, the status and what to do; it holds no data of the deal.
    [LoggerMessage(
        1,
        LogLevel.Error,
        "Deal {DealId} is not synced and comes again next round. May have taken effect all the same: {InDoubt}. Trace id: {TraceId}")]
    private partial void DealFailed(string dealId, bool inDoubt, string? traceId, Exception failure);

    [LoggerMessage(
        2, LogLevel.Information, "Deal {DealId} waits for the next round: another write for its client may have taken effect, or not")]
    private partial void DealWaits(string dealId);

    [LoggerMessage(3, LogLevel.Warning, "{Left} of {Total} deals are not synced; the watermark stays where it is")]
    private partial void RoundIncomplete(int left, int total);
}
