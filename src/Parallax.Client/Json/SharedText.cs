using System.Text;

namespace Parallax;

/// <summary>
/// Makes strings of UTF-8, and of short ones that come again and again (tags, currencies, values of enums) one for all. Each thread keeps
/// the last few, so that it takes no lock and no memory that grows.
/// </summary>
internal static class SharedText
{
    private const int Longest = 24;
    private const int Slots = 256;

    [ThreadStatic]
    private static string?[]? slots;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref (slots ??= new string?[Slots])[SlotOf(utf8)];
        return slot is { } known && Ascii.Equals(utf8, known) ? known : slot = Encoding.UTF8.GetString(utf8);
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        return hash.ToHashCode() & (Slots - 1);
    }
}
