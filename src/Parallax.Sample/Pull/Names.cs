namespace Parallax.Sample.Pull;

/// <summary>The names behind the ids that other objects refer to.</summary>
internal sealed record Names(
    IReadOnlyDictionary<Guid, string> Clients,
    IReadOnlyDictionary<Guid, string> Stages,
    IReadOnlyDictionary<Guid, string> Roles,
    IReadOnlyDictionary<Guid, string> People)
{
    /// <summary>The name, or null if there is no id, or nobody knows it.</summary>
    public static string? Of(Guid? id, IReadOnlyDictionary<Guid, string> names) => id is { } known ? names.GetValueOrDefault(known) : null;
}
