// begin-snippet: handler
using Microsoft.Extensions.Logging;

namespace Parallax.Recipes.Webhooks;

/// <summary>Keeps the copy up to date. A webhook says that something changed; what it is like now, the API says.</summary>
internal sealed partial class ProjectMirror(IParallaxClient parallax, Mirror mirror, ILogger<ProjectMirror> logger)
{
    public async Task HandleAsync(ParallaxWebhookEvent webhook, CancellationToken cancellationToken)
    {
        switch (webhook.Payload)
        {
            case ProjectModified { ModifiedProperties: { Count: > 0 } names } when names.All(name => name == "IsIncluded"):
                break;      // Of no interest here. Null would mean that anything may have changed.

            case ProjectPayload project:
                if (await parallax.Projects.FindAsync(project.Id, cancellationToken) is { } found)
                {
                    mirror.Projects[project.Id] = found;
                }

                break;

            case ProjectOfferingDeleted deleted:
                mirror.Offerings.TryRemove(deleted.Id, out _);
                break;

            case ProjectOfferingPayload offering:
                if (await parallax.ProjectOfferings.FindAsync(offering.ProjectId, offering.Id, cancellationToken) is { } current)
                {
                    mirror.Offerings[offering.Id] = current;
                }

                break;

            case UnknownWebhookPayload unknown:
                LogUnknown(webhook.Topic, unknown.Problem);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Nothing is known of {Topic} {Problem}")]
    private partial void LogUnknown(ParallaxWebhookTopic topic, string? problem);
}
// end-snippet
