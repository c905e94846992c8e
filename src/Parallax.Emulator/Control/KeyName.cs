using System.Security.Cryptography;
using System.Text;

namespace Parallax.Emulator.Control;

/// <summary>A name for a key that can be shown, logged and put into an address.</summary>
internal static class KeyName
{
    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
}
