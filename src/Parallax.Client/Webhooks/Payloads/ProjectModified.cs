namespace Parallax;

/// <summary>A project was changed, topic <c>project.modified</c>.</summary>
public sealed class ProjectModified : ProjectPayload
{
    /// <summary>
    /// Names of the properties that changed; null if the payload does not say: then anything may have. That there is such a member is
    /// documented, that it is a list of names is inferred; in any other form it is among the <see cref="ParallaxWebhookPayload.UnknownMembers"/>.
    /// </summary>
    public IReadOnlyList<string>? ModifiedProperties { get; init; }
}
