namespace Parallax;

/// <summary>A row with an id, by which it is known again when it moved to another page. Every generated class with an <c>id</c> is one.</summary>
internal interface IIdentified
{
    /// <summary>Null if the row came without its id.</summary>
    RowId? RowId { get; }
}
