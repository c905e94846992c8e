namespace Parallax;

/// <summary>A project was created, topic <c>project.created</c>.</summary>
public sealed class ProjectCreated : ProjectPayload;
