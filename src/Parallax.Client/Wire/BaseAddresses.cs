namespace Parallax.Wire;

internal static class BaseAddresses
{
    /// <summary>Without its closing slash a base address would lose the last part of its path when it is combined.</summary>
    public static Uri WithClosingSlash(Uri address)
        => address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;
}
