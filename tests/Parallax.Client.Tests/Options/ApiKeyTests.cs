using System.ComponentModel;
using System.Reflection;

namespace Parallax.Tests.Options;

/// <summary>The key goes in and never comes out.</summary>
internal sealed class ApiKeyTests
{
    private const string Key = "pat_secret-0123456789";

    [Test]
    public void It_prints_as_stars()
    {
        ParallaxApiKey key = Key;
        Assert.That((key.ToString(), $"{key}", string.Concat(key)), Is.EqualTo(("***", "***", "***")));
    }

    [Test]
    public void No_public_member_shows_it()
    {
        ParallaxApiKey key = Key;
        var shown = typeof(ParallaxApiKey).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            .Select(member => member switch
            {
                PropertyInfo property => property.GetValue(key)?.ToString(),
                FieldInfo field => field.GetValue(key)?.ToString(),
                MethodInfo method when method.GetParameters().Length == 0 => method.Invoke(key, null)?.ToString(),
                _ => null,
            }).OfType<string>().ToList();
        Assert.That(shown, Is.Not.Empty.And.All.Not.Contains(Key));
    }

    [Test]
    public void Newtonsoft_does_not_write_it()
        => Assert.That(ModelJson.Write(new ParallaxClientOptions { ApiKey = Key }), Does.Not.Contain(Key).And.Contains("PageSize"));

    [Test]
    public void System_Text_Json_does_not_write_it()
        => Assert.That(
            System.Text.Json.JsonSerializer.Serialize(new ParallaxClientOptions { ApiKey = Key }),
            Does.Not.Contain(Key).And.Contains("PageSize"));

    [Test]
    public void A_converter_reads_it_and_writes_stars()
    {
        var converter = TypeDescriptor.GetConverter(typeof(ParallaxApiKey));
        var key = converter.ConvertFromInvariantString(Key);
        Assert.That(key, Is.TypeOf<ParallaxApiKey>());
        Assert.That(converter.ConvertToInvariantString(key), Is.EqualTo("***"));
    }

    [Test]
    public void Null_is_no_key()
        => Assert.That(() => ParallaxApiKey.FromString(null!), Throws.ArgumentNullException);

    [TestCase(null, "is missing")]
    [TestCase("", "is missing")]
    [TestCase("  ", "is blank")]
    [TestCase("pat_1\n", "contains a line break, as a file would end with")]
    [TestCase("pat 1", "contains a character that no key has (a space, a control or a non-ASCII character)")]
    [TestCase("pat_1", null)]
    public void What_keeps_a_text_from_being_a_key_is_said_without_it(string? text, string? problem)
        => Assert.That(ParallaxApiKey.ProblemWith(text), Is.EqualTo(problem));
}
