namespace Parallax.Sample.Seeding;

internal static class SeedRow
{
    /// <summary>A thing that has a name and little else, and was there from the beginning.</summary>
    public static object Named(Guid id, string name, DateTimeOffset since) => new
    {
        Id = id,
        Name = name,
        Archived = false,
        CreatedDate = since,
        ModifiedDate = since,
    };
}
