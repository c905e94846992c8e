namespace Parallax;

/// <summary>The id of a row, whichever type the description gives it.</summary>
internal readonly record struct RowId(Guid Guid, string? Text)
{
    public static RowId? Of<T>(T id) => id switch
    {
        Guid guid => new RowId(guid, Text: null),
        null => null,
        _ => new RowId(Guid.Empty, WireText.Of(id)),
    };
}

/// <summary>
/// A row with an id, by which it is known again when it moved to another page. Every generated class with an <c>id</c> is one.
/// </summary>
internal interface IIdentified
{
    /// <summary>Null if the row came without its id.</summary>
    RowId? RowId { get; }
}
