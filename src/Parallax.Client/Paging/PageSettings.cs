namespace Parallax;

/// <summary>How a list is read: rows per page, and pages ahead of the loop.</summary>
internal sealed record PageSettings(int Size, int ReadAhead, bool MayRepeatRows = true);
