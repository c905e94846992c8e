namespace Parallax.Tests.Transport.Fuzz;

/// <summary>A valid answer, and a call that could get it.</summary>
internal sealed record Specimen(string Name, int Status, string Body, Func<IParallaxClient, Task> Call);
