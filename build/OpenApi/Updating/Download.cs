using System.Net;
using System.Net.Sockets;

namespace Parallax.OpenApi.Updating;

/// <summary>Gets a description from a path or an http(s) address.</summary>
internal static class Download
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<byte[]> GetAsync(string source)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return await GetAsync(address);
        }

        var path = address is { IsFile: true } ? address.LocalPath : source;
        try
        {
            return await File.ReadAllBytesAsync(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DescriptionException(
                problem is FileNotFoundException or DirectoryNotFoundException
                    ? "there is no such file"
                    : $"the file cannot be read: {problem.Message}");
        }
    }

    private static async Task<byte[]> GetAsync(Uri address)
    {
        try
        {
            using HttpClient client = new() { Timeout = Patience };
            using var response = await client.GetAsync(address);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync()
                : throw new DescriptionException(
                    $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}"
                        + $"{(response.StatusCode is HttpStatusCode.NotFound ? ": there is nothing at this address" : "")}");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new DescriptionException(
                problem.InnerException is SocketException
                    ? $"the server cannot be reached: {problem.InnerException.Message}"
                    : $"the download failed: {problem.Message}");
        }
        catch (TaskCanceledException)
        {
            throw new DescriptionException($"the server gave no whole answer within {Patience.TotalSeconds} seconds");
        }
    }
}
