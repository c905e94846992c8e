using Microsoft.AspNetCore.Http;

namespace Parallax.OpenApi.Tests.Harness;

/// <summary>One request as it came in.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, exactly as they were sent.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; empty if there is none.</param>
internal sealed record ReceivedRequest(string Method, string Target, IHeaderDictionary Headers, string Body)
{
    /// <summary><c>PATCH /v1/projects/1 {"name":"New"}</c>.</summary>
    public override string ToString() => $"{Method} {Target} {Body}".TrimEnd();
}
