namespace Parallax.Sample.Seeding;

/// <summary>Rows for one collection of the emulator.</summary>
/// <param name="Collection">The path of its list: <c>/v1/clients</c>.</param>
/// <param name="Rows">Objects whose properties are named as in the description, in C# spelling: <c>ClientId</c> for <c>client_id</c>.</param>
internal sealed record SeedBatch(string Collection, IReadOnlyList<object> Rows);
