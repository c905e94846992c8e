namespace Parallax;

internal static class BaseAddresses
{
    /// <summary>What paths are put behind: with a closing slash, and without a query, which would swallow them.</summary>
    public static Uri AsPrefix(Uri address)
        => address.AbsoluteUri.EndsWith('/') && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : new UriBuilder(address)
            {
                Path = address.AbsolutePath.EndsWith('/') ? address.AbsolutePath : address.AbsolutePath + "/",
                Query = "",
                Fragment = ""
            }.Uri;

    /// <summary>Whether scheme, host and port are the same. <see cref="Uri.Compare"/> would make strings of them.</summary>
    public static bool HaveSameOrigin(Uri baseAddress, Uri? address)
        => address is not null
            && address.Port == baseAddress.Port
            && string.Equals(address.Scheme, baseAddress.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(address.Host, baseAddress.Host, StringComparison.OrdinalIgnoreCase);
}
