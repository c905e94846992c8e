using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Comparing;

/// <summary>
/// What changes for the user of the client from one description to the next. Both are normalised first: another edition of
/// OpenAPI, or another way to write "or null", changes nothing.
/// </summary>
internal static class Comparison
{
    public static IReadOnlyList<string> Of(Document older, Document newer)
    {
        Surroundings around = new(older);
        Surroundings aroundNow = new(newer);
        Normaliser.Apply(older, namesByPath: false, new Notes());
        Normaliser.Apply(newer, namesByPath: false, new Notes());
        Facts before = new(older);
        Facts after = new(newer);
        return
        [
            .. ChangeList.Of("server", around.Servers, aroundNow.Servers),
            .. ChangeList.Of("authentication", around.Access, aroundNow.Access),
            .. ChangeList.Of("left out", around.LeftOut, aroundNow.LeftOut),
            .. ChangeList.Of("cookie", around.Cookies, aroundNow.Cookies),
            .. ChangeList.Of("operation", before.Operations, after.Operations),
            .. ChangeList.Of("parameter", Known(before.Parameters, after.Operations), Known(after.Parameters, before.Operations)),
            .. ChangeList.Of("type", before.Types, after.Types),
            .. ChangeList.Of("member", Known(before.Members, after.Types), Known(after.Members, before.Types)),
            .. ChangeList.Of("value", Known(before.Values, after.Types), Known(after.Values, before.Types)),
        ];
    }

    // The parts of what came or went as a whole need no lines of their own.
    private static Dictionary<string, string> Known(Dictionary<string, string> parts, Dictionary<string, string> wholes)
        => parts.Where(
            part => wholes.Keys.Any(whole => part.Key.StartsWith(whole, StringComparison.Ordinal) && part.Key[whole.Length] is ' ' or '.'))
            .ToDictionary(StringComparer.Ordinal);
}
