using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parallax.Sample.Seeding;

/// <summary>Ids that are the same in every run, so that a curl line from yesterday still works.</summary>
internal static class SeedId
{
    /// <summary>The id of number <paramref name="number"/> of a kind of thing, such as <c>client</c>.</summary>
    public static Guid Of(string kind, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}")));

        // Marked as a UUID of version 8, "made in a way of one's own": servers may look at the version.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
