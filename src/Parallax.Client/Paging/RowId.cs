namespace Parallax;

/// <summary>The id of a row, whichever type the description gives it.</summary>
internal readonly record struct RowId(Guid Guid, string? Text)
{
    public RowId(Guid id)
        : this(id, Text: null)
    {
    }

    public RowId(string? id)
        : this(Guid.Empty, id)
    {
    }

    public RowId(long id)
        : this(Wire.WireText.Of(id))
    {
    }
}
