using Parallax.Wire;

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
