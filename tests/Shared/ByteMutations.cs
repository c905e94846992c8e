namespace Parallax.Tests.Support;

/// <summary>Changes that know nothing of JSON.</summary>
internal static class ByteMutations
{
    private static readonly byte[] Alphabet = "{}[]\",:\\/ \n\t0123456789-+.eEtrufalsn\0'#*"u8.ToArray();

    private static readonly byte[][] Marks =
    [
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        [0x1F, 0x8B, 0x08]
    ];

    public static readonly Func<byte[], Random, byte[]>[] All = [Flip, Flip, Overwrite, Cut, Remove, Double, Swap, Insert, Mark, Zero];

    private static byte[] Flip(byte[] bytes, Random random)
        => Edited(bytes, random, (copy, place) => copy[place] ^= (byte)(1 << random.Next(8)));

    private static byte[] Overwrite(byte[] bytes, Random random)
        => Edited(bytes, random, (copy, place) => copy[place] = Alphabet[random.Next(Alphabet.Length)]);

    private static byte[] Cut(byte[] bytes, Random random) => bytes[..random.Next(bytes.Length + 1)];

    private static byte[] Remove(byte[] bytes, Random random)
    {
        var (start, end) = Range(bytes, random);
        return [.. bytes[..start], .. bytes[end..]];
    }

    private static byte[] Double(byte[] bytes, Random random)
    {
        var (start, end) = Range(bytes, random);
        return [.. bytes[..end], .. bytes[start..]];
    }

    private static byte[] Swap(byte[] bytes, Random random)
    {
        var (start, end) = Range(bytes, random);
        var middle = random.Next(start, end + 1);
        return [.. bytes[..start], .. bytes[middle..end], .. bytes[start..middle], .. bytes[end..]];
    }

    private static byte[] Insert(byte[] bytes, Random random)
    {
        var noise = new byte[random.Next(1, 33)];
        random.NextBytes(noise);
        return Inserted(bytes, random, noise);
    }

    private static byte[] Mark(byte[] bytes, Random random) => Inserted(bytes, random, Marks[random.Next(Marks.Length)]);

    private static byte[] Zero(byte[] bytes, Random random)
    {
        var (start, end) = Range(bytes, random);
        return [.. bytes[..start], .. new byte[end - start], .. bytes[end..]];
    }

    private static byte[] Inserted(byte[] bytes, Random random, byte[] what)
    {
        var place = random.Next(3) == 0 ? 0 : random.Next(bytes.Length + 1);
        return [.. bytes[..place], .. what, .. bytes[place..]];
    }

    private static byte[] Edited(byte[] bytes, Random random, Action<byte[], int> edit)
    {
        byte[] copy = [.. bytes];
        for (var left = random.Next(1, 5); left > 0 && copy.Length > 0; left--)
        {
            edit(copy, random.Next(copy.Length));
        }

        return copy;
    }

    private static (int Start, int End) Range(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length + 1);
        return (start, random.Next(start, bytes.Length + 1));
    }
}
