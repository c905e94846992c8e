namespace Parallax.Wire;

internal static class BaseAddresses
{
    /// <summary>Without its closing slash a base address would lose the last part of its path when it is combined.</summary>
    public static Uri WithClosingSlash(Uri address)
        => address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    /// <summary>Whether scheme, host and port are the same. <see cref="Uri.Compare"/> would make strings of them.</summary>
    public static bool HaveSameOrigin(Uri baseAddress, Uri? address)
        => address is not null
            && address.Port == baseAddress.Port
            && string.Equals(address.Scheme, baseAddress.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(address.Host, baseAddress.Host, StringComparison.OrdinalIgnoreCase);
}
