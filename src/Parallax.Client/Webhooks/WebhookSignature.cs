using System.Security.Cryptography;
using System.Text;

namespace Parallax;

/// <summary>The signature of a webhook: HMAC-SHA256 of <c>{timestamp}.{body}</c>.</summary>
internal static class WebhookSignature
{
    public const int Length = SHA256.HashSizeInBytes;

    private const string Prefix = "sha256=";
    private const int HexLength = Length * 2;
    private const int Base64Length = (Length + 2) / 3 * 4;

    /// <summary>Reads the header, whichever way it is written: the two ways differ in length.</summary>
    public static bool TryParse(string header, Span<byte> signature)
    {
        if (!header.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var text = header.AsSpan(Prefix.Length);
        return text.Length switch
        {
            HexLength => TryParseHex(text, signature),
            Base64Length => Convert.TryFromBase64Chars(text, signature, out var count) && count == Length,
            _ => false,
        };
    }

    /// <summary>Whether the signature is the right one, in a time that does not tell how much of it is.</summary>
    public static bool IsOf(ReadOnlySpan<byte> body, string timestamp, ParallaxWebhookSecret secret, ReadOnlySpan<byte> signature)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Utf8);
        return CryptographicOperations.FixedTimeEquals(Hash(hash, body, timestamp, stackalloc byte[Length]), signature);
    }

    /// <summary>Hashes what is signed. The timestamp goes in as it came: written anew it could be another text.</summary>
    public static ReadOnlySpan<byte> Hash(IncrementalHash hash, ReadOnlySpan<byte> body, string timestamp, Span<byte> buffer)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return buffer[..hash.GetHashAndReset(buffer)];
    }

    private static bool TryParseHex(ReadOnlySpan<char> text, Span<byte> signature)
    {
        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        Convert.FromHexString(text).CopyTo(signature);
        return true;
    }
}
