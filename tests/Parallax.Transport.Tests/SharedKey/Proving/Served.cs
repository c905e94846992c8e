using System.Text.Json;

namespace Parallax.Tests.Transport.SharedKey.Proving;

/// <summary>What arrived at the server in a run.</summary>
internal sealed record Served(int Refused, IReadOnlyDictionary<string, int> Created)
{
    /// <summary>How many were created, each name counted once.</summary>
    public int Names => Created.Count;

    public int Twice => Created.Count(static entry => entry.Value > 1);

    public static Served By(ParallaxEmulator emulator)
    {
        var requests = emulator.Requests;
        return new Served(
            requests.Count(static request => request.Status == 429),
            requests.Where(static request => request.WasApplied)
                .GroupBy(static request => NameIn(request.Body!), StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal));
    }

    private static string NameIn(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("name").GetString()!;
    }
}
