using Newtonsoft.Json;

namespace Parallax.Tests.Json;

/// <summary>Single values: what is taken for one, and what is said of the rest.</summary>
internal sealed class ScalarTests
{
    [TestCase("true", "true")]
    [TestCase("false", "false")]
    [TestCase("1.50", "1.50")]
    public void A_text_may_be_written_as_another_scalar(string json, string text) => Assert.That(Read<string>(json), Is.EqualTo(text));

    [TestCase("5", 5)]
    [TestCase("5.0", 5)]
    [TestCase("\"5\"", 5)]
    [TestCase("-3", -3)]
    public void A_whole_number_is_one_however_it_is_written(string json, long number)
    {
        Assert.That(Read<long>(json), Is.EqualTo(number));
        Assert.That(Read<int>(json), Is.EqualTo((int)number));
    }

    [TestCase("2147483648")]
    [TestCase("-2147483649")]
    public void A_number_that_does_not_fit_is_no_other_number(string json)
        => Assert.That(() => Read<int>(json), Throws.TypeOf<OverflowException>());

    [Test]
    public void A_fraction_that_does_not_fit_is_no_other_number()
        => Assert.That(() => Read<long>("1e19"), Throws.TypeOf<OverflowException>());

    [Test]
    public void What_does_not_fit_is_named_by_what_was_expected()
        => Assert.Multiple(() =>
        {
            Assert.That(Problem<string>("[]"), Is.EqualTo("the top level: a string was expected"));
            Assert.That(Problem<bool>("\"yes\""), Is.EqualTo("the top level: true or false was expected"));
            Assert.That(Problem<long>("5.5"), Is.EqualTo("the top level: a whole number was expected"));
            Assert.That(Problem<decimal>("true"), Is.EqualTo("the top level: a number was expected"));
            Assert.That(Problem<Guid>("1"), Is.EqualTo("the top level: a UUID was expected"));
            Assert.That(Problem<DateOnly>("1"), Is.EqualTo("the top level: a date was expected"));
            Assert.That(Problem<DateTimeOffset>("1"), Is.EqualTo("the top level: a date and time was expected"));
            Assert.That(Problem<IReadOnlyList<int>>("1"), Is.EqualTo("the top level: an array was expected"));
            Assert.That(Problem<IReadOnlyDictionary<string, int>>("1"), Is.EqualTo("the top level: an object was expected"));
        });

    [Test]
    public void A_map_is_read_and_written_by_its_names()
    {
        var map = Read<IReadOnlyDictionary<string, decimal?>>("""{"a":1.5,"b":null,"A":2}""");
        Assert.That(map, Is.EquivalentTo(new Dictionary<string, decimal?>(StringComparer.Ordinal) { ["a"] = 1.5m, ["b"] = null, ["A"] = 2 }));
        Assert.That(Write(map), Is.EqualTo("""{"a":1.5,"b":null,"A":2.0}"""));
    }

    [Test]
    public void A_map_whose_names_are_no_texts_is_left_to_the_serializer()
        => Assert.That(Read<IReadOnlyDictionary<int, int>>("""{"1":2}"""), Is.EquivalentTo(new Dictionary<int, int> { [1] = 2 }));

    private static T Read<T>(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        reader.Read();
        return WireType<T>.Read(reader);
    }

    private static string Problem<T>(string json) => Assert.Throws<WireFormatException>(() => Read<T>(json))!.Message;

    private static string Write<T>(T value)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text);
        WireType<T>.Write(writer, value);
        return text.ToString();
    }
}
