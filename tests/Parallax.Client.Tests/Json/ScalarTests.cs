using System.Text;
using System.Text.Json;

namespace Parallax.Tests.Json;

/// <summary>Single values: what is taken for one, and what is said of the rest.</summary>
internal sealed class ScalarTests
{
    [TestCase("true", "true")]
    [TestCase("false", "false")]
    [TestCase("1.50", "1.50")]
    public void A_text_may_be_written_as_another_scalar(string json, string text)
        => Assert.That(Read(json, JsonReading.ReadString), Is.EqualTo(text));

    [TestCase("5", 5)]
    [TestCase("5.0", 5)]
    [TestCase("\"5\"", 5)]
    [TestCase("-3", -3)]
    public void A_whole_number_is_one_however_it_is_written(string json, long number)
    {
        Assert.That(Read(json, JsonReading.ReadInt64), Is.EqualTo(number));
        Assert.That(Read(json, JsonReading.ReadInt32), Is.EqualTo((int)number));
    }

    [TestCase("2147483648")]
    [TestCase("-2147483649")]
    public void A_number_that_does_not_fit_is_no_other_number(string json)
        => Assert.That(() => Read(json, JsonReading.ReadInt32), Throws.TypeOf<OverflowException>());

    [Test]
    public void A_fraction_that_does_not_fit_is_no_other_number()
        => Assert.That(() => Read("1e19", JsonReading.ReadInt64), Throws.TypeOf<OverflowException>());

    [Test]
    public void What_does_not_fit_is_named_by_what_was_expected()
        => Assert.Multiple(() =>
        {
            Assert.That(Problem("[]", JsonReading.ReadString), Is.EqualTo("the top level: a string was expected"));
            Assert.That(Problem("\"yes\"", JsonReading.ReadBoolean), Is.EqualTo("the top level: true or false was expected"));
            Assert.That(Problem("5.5", JsonReading.ReadInt64), Is.EqualTo("the top level: a whole number was expected"));
            Assert.That(Problem("true", JsonReading.ReadDecimal), Is.EqualTo("the top level: a number was expected"));
            Assert.That(Problem("1", JsonReading.ReadGuid), Is.EqualTo("the top level: a UUID was expected"));
            Assert.That(Problem("1", JsonReading.ReadDate), Is.EqualTo("the top level: a date was expected"));
            Assert.That(Problem("1", JsonReading.ReadDateTime), Is.EqualTo("the top level: a date and time was expected"));
            Assert.That(
                Problem("1", static (ref Utf8JsonReader reader) => reader.ReadList(JsonReading.ReadInt32)),
                Is.EqualTo("the top level: an array was expected"));
            Assert.That(
                Problem("1", static (ref Utf8JsonReader reader) => reader.ReadMap(JsonReading.ReadInt32)),
                Is.EqualTo("the top level: an object was expected"));
        });

    [Test]
    public void A_map_is_read_and_written_by_its_names()
    {
        var map = Read(
            """{"a":1.5,"b":null,"A":2}""",
            static (ref Utf8JsonReader reader)
                => reader.ReadMap(static (ref Utf8JsonReader reader) => (decimal?)reader.ReadDecimal(), keepsNull: true));
        Assert.That(
            map, Is.EquivalentTo(new Dictionary<string, decimal?>(StringComparer.Ordinal) { ["a"] = 1.5m, ["b"] = null, ["A"] = 2 }));
        Assert.That(Write(map), Is.EqualTo("""{"a":1.5,"b":null,"A":2}"""));
    }

    private static T Read<T>(string json, JsonRead<T> read) => JsonReading.Parse(Encoding.UTF8.GetBytes(json), read);

    private static string Problem<T>(string json, JsonRead<T> read) => Assert.Throws<WireFormatException>(() => Read(json, read))!.Message;

    private static string Write<T>(T value) => Encoding.UTF8.GetString(JsonBytes.Of(value));
}
