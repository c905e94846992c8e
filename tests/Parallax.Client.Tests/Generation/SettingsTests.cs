using Newtonsoft.Json.Linq;

namespace Parallax.Tests.Generation;

/// <summary>The generator ignores a setting that it does not know, without a word.</summary>
internal sealed class SettingsTests
{
    [Test]
    public async Task No_key_in_nswag_json_is_unknown_to_the_generator()
    {
        var known = Keys(await Generator.NewSettingsAsync());
        var ours = Keys(JObject.Parse(await File.ReadAllTextAsync(Repository.PathOf("nswag.json"))));
        Assert.That(ours.Except(known, StringComparer.Ordinal), Is.Empty);
        Assert.That(ours, Has.Count.GreaterThan(20));
    }

    private static List<string> Keys(JObject settings) => [.. settings.Descendants().OfType<JProperty>().Select(property => property.Path)];
}
