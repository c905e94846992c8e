using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Parallax.Models;

namespace Parallax.Tests.Models;

/// <summary>Models in the hands of somebody else's Newtonsoft.Json, for a cache or a queue.</summary>
internal sealed class SerializerOfTheUserTests
{
    [Test]
    public void A_model_is_written_as_on_the_wire()
        => Assert.That(
            ModelJson.Write(new UpdatePerson { Capacity = null, GivenName = "Mara" }),
            Is.EqualTo("""{"given_name":"Mara","capacity":null}"""));

    [Test]
    public void A_model_inside_an_object_of_the_users_own_is_written_and_read()
    {
        var text = ModelJson.Write(new Envelope { Person = new Person { GivenName = "Mara" }, Several = [new Tag { Name = "a" }, null] });
        var read = ModelJson.Read<Envelope>(text);
        Assert.Multiple(() =>
        {
            Assert.That(text, Is.EqualTo("""{"Person":{"given_name":"Mara"},"Several":[{"name":"a"},null],"Nobody":null}"""));
            Assert.That(read.Person!.GivenName, Is.EqualTo("Mara"));
            Assert.That(read.Several![0]!.Name, Is.EqualTo("a"));
            Assert.That(read.Several[1], Is.Null);
            Assert.That(read.Nobody, Is.Null);
        });
    }

    [Test]
    public void Its_settings_change_nothing_of_a_model()
    {
        var serializer = JsonSerializer.Create(new JsonSerializerSettings
        {
            NullValueHandling = NullValueHandling.Ignore,
            DefaultValueHandling = DefaultValueHandling.Ignore,
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
        });
        using var text = new StringWriter();
        serializer.Serialize(text, new UpdatePerson { Capacity = null, Billable = false });
        Assert.That(text.ToString(), Is.EqualTo("""{"capacity":null,"billable":false}"""));
    }

    [Test]
    public void What_comes_after_a_model_is_read_by_the_settings_of_its_owner()
    {
        var read = ModelJson.Read<Dictionary<string, JToken>>(
            """{"person":{"given_name":"2024-01-01T22:10:00+05:00"},"when":"2024-01-01T22:10:00Z"}""");
        using var reader = new JsonTextReader(new StringReader("""[{"given_name":"2024-01-01T22:10:00Z"},"2024-01-01T22:10:00Z"]"""));
        reader.Read();
        reader.Read();
        var person = JsonSerializer.Create().Deserialize<Person>(reader);
        reader.Read();
        Assert.Multiple(() =>
        {
            Assert.That(read, Has.Count.EqualTo(2));
            Assert.That(person!.GivenName, Is.EqualTo("2024-01-01T22:10:00Z"));
            Assert.That(reader.TokenType, Is.EqualTo(JsonToken.Date));
        });
    }

    [Test]
    public void What_cannot_be_read_is_the_exception_of_that_serializer()
        => Assert.That(
            () => ModelJson.Read<Person>("""{"capacity":"SECRET"}"""),
            Throws.InstanceOf<JsonSerializationException>().With.Message.Contains("capacity").And.Message.Not.Contains("SECRET"));

    private sealed class Envelope
    {
        public Person? Person { get; set; }

        public IReadOnlyList<Tag?>? Several { get; set; }

        public Person? Nobody { get; set; }
    }
}
