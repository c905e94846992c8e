namespace Parallax;

/// <summary>A call as messages name it: method and path. The query stays out, it may hold names of people.</summary>
internal readonly record struct CallName(string Method, Uri? Address)
{
    public bool IsWrite => Method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>Whether it must not be sent again once it may have arrived. A delete may: there is nothing left to delete twice.</summary>
    public bool IsSentOnce => IsWrite && Method is not "DELETE";

    public string Path => Address is { IsAbsoluteUri: true } ? Address.AbsolutePath : "";

    /// <summary>Host of the call, with its port where it is not the usual one.</summary>
    public string Server => Address is { IsAbsoluteUri: true } ? Address.Authority : "the server";

    public static CallName Of(HttpRequestMessage request) => new(request.Method.Method, request.RequestUri);

    public override string ToString() => $"{Method} {Path}";
}
