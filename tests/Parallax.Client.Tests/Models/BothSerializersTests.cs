using System.Collections;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Models;

/// <summary>Every generated type in the hands of a host, whichever serializer it has and however that is set up.</summary>
internal sealed class BothSerializersTests
{
    private static IEnumerable<Face> Faces => Face.All;

    private static IEnumerable<TestCaseData> FacesAndModels
        => from face in Face.All from model in Surface.Models select new TestCaseData(face, model);

    private static IEnumerable<TestCaseData> FacesAndMembers
        => from face in Face.All from member in Surface.Members select new TestCaseData(face, member);

    private static IEnumerable<TestCaseData> FacesAndNullableMembers
        => from face in Face.All from member in Surface.Members where member.Described.IsNullable select new TestCaseData(face, member);

    // The other one writes the type of a dictionary into it.
    private static IEnumerable<TestCaseData> FacesOfDictionariesAndEnums
        => FacesAndEnums.Where(data => !((Face)data.Arguments[0]!).Name.Contains("every setting", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> FacesAndEnums
        => from face in Face.All from type in Surface.OpenEnums.Append(typeof(ParallaxWebhookTopic)) select new TestCaseData(face, type);

    [TestCaseSource(nameof(FacesAndModels))]
    public void Model_is_written_as_on_the_wire_and_read_back(Face face, Type model)
    {
        var value = MadeUp.Value(model);
        var wire = Wire(value);
        var written = face.Write(value, model);
        AssertSame(written, wire);
        AssertSame(Wire(face.Read(written, model)), wire);
    }

    [TestCaseSource(nameof(FacesAndModels))]
    public void Model_without_anything_assigned_is_written_as_an_empty_object(Face face, Type model)
        => Assert.That((face.Write(Activator.CreateInstance(model), model), Wire(face.Read("{}", model))), Is.EqualTo(("{}", "{}")));

    [TestCaseSource(nameof(FacesAndModels))]
    public void Null_for_a_model_is_read_and_written_as_null(Face face, Type model)
        => Assert.That((face.Write(null, model), face.Read("null", model)), Is.EqualTo(("null", (object?)null)));

    [TestCaseSource(nameof(FacesAndModels))]
    public void Unknown_properties_are_kept_and_not_written(Face face, Type model)
    {
        var read = (ParallaxModel)face.Read("""{"brand_new":{"at":"2024-01-01","of":[1,null,true,"x",1.5]},"$type":"x"}""", model)!;
        Assert.That(
            read.UnknownMembers["brand_new"].ToString(Formatting.None), Is.EqualTo("""{"at":"2024-01-01","of":[1,null,true,"x",1.5]}"""));
        Assert.That(face.Write(read, model), Is.EqualTo("{}"));
    }

    [TestCaseSource(nameof(FacesAndMembers))]
    public void Property_alone_is_all_that_is_written_and_read(Face face, ModelMember member)
    {
        var one = member.With(MadeUp.Value(member.Property.PropertyType));
        var read = (ParallaxModel)face.Read(face.Write(one, member.Model), member.Model)!;
        Assert.That(
            Surface.PropertiesOf(member.Model).Where(property => read.IsAssigned(property.Name)).Select(property => property.Name),
            Is.EqualTo(new[] { member.Property.Name }));
        AssertSame(Wire(read), Wire(one));
    }

    [TestCaseSource(nameof(FacesAndNullableMembers))]
    public void Null_that_was_assigned_is_written_and_read_as_assigned(Face face, ModelMember member)
    {
        var written = face.Write(member.With(null), member.Model);
        Assert.That(written, Is.EqualTo($"{{\"{member.Described.Name}\":null}}"));
        Assert.That(((ParallaxModel)face.Read(written, member.Model)!).IsAssigned(member.Property.Name), Is.True);
    }

    [TestCaseSource(nameof(FacesAndEnums))]
    public void Open_enum_is_its_text_known_or_not_and_none_is_null(Face face, Type type)
    {
        var nullable = typeof(Nullable<>).MakeGenericType(type);
        foreach (var value in ((IEnumerable)type.GetProperty("Known")!.GetValue(null)!).Cast<object>()
            .Append(MadeUp.OpenEnum(type, "Brand New"))
            .Append(MadeUp.OpenEnum(type, "")))
        {
            Assert.That(
                (face.Write(value, type), face.Read($"\"{value}\"", type), face.Read($"\"{value}\"", nullable)),
                Is.EqualTo(($"\"{value}\"", value, value)));
        }

        var none = Activator.CreateInstance(type);
        Assert.That(
            (face.Write(none, type), face.Read("null", type), face.Read("null", nullable)), Is.EqualTo(("null", none, (object?)null)));
        Assert.That(none, Is.Not.EqualTo(MadeUp.OpenEnum(type, "")));
    }

    [TestCaseSource(nameof(FacesOfDictionariesAndEnums))]
    public void Open_enum_is_the_key_of_a_dictionary(Face face, Type type)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type, typeof(int)))!;
        map[MadeUp.OpenEnum(type, "brand_New")] = 7;
        var read = (IDictionary)face.Read("{\"brand_New\":7}", map.GetType())!;
        Assert.That(
            face.Write(map, map.GetType()),
            Is.EqualTo(face.Name.Contains("every option", StringComparison.Ordinal) ? "{\"brand_New\":\"7\"}" : "{\"brand_New\":7}"));
        Assert.That(read[MadeUp.OpenEnum(type, "brand_New")], Is.EqualTo(7));
    }

    [TestCaseSource(nameof(FacesAndModels))]
    public void Page_of_rows_has_the_form_of_the_API(Face face, Type model)
    {
        var type = typeof(ParallaxPage<>).MakeGenericType(model);
        var rows = Array.CreateInstance(model, 1);
        rows.SetValue(MadeUp.Value(model), 0);
        var page = Activator.CreateInstance(type, rows, 3, null, 1001L, null)!;
        var written = face.Write(page, type);
        AssertSame(
            Unquoted(written),
            $$"""{"count":1,"total":1001,"page":3,"total_pages":null,"page_size":null,"results":[{{Wire(rows.GetValue(0))}}]}""");
        AssertSame(face.Write(face.Read(written, type), type), written);

        // Numbers as text is what that host asked for, of every type that has no converter.
        string Unquoted(string json) => face.Name.Contains("every option", StringComparison.Ordinal)
            ? json.Replace("\"1001\"", "1001", StringComparison.Ordinal)
                .Replace("\"count\":\"1\"", "\"count\":1", StringComparison.Ordinal)
                .Replace("\"page\":\"3\"", "\"page\":3", StringComparison.Ordinal)
            : json;
    }

    [TestCaseSource(nameof(Faces))]
    public void Update_that_went_through_a_queue_clears_nothing(Face face)
        => Assert.That(
            Wire(face.Read(face.Write(new UpdateProject { Name = "H" }, typeof(UpdateProject)), typeof(UpdateProject))),
            Is.EqualTo("""{"name":"H"}"""));

    [TestCaseSource(nameof(Faces))]
    public void Value_that_cannot_be_read_is_named_by_its_place_and_not_quoted(Face face)
        => Assert.That(
            () => face.Read("""{"target_budget":{"amount":"SECRET"}}""", typeof(Project)),
            Throws.InstanceOf<System.Text.Json.JsonException>().Or.InstanceOf<JsonSerializationException>().With.Message.Contains(
                "target_budget.amount").And.Message.Not.Contains(
                "SECRET"));

    [Test]
    public void Row_of_a_JObject_whose_dates_were_parsed_is_read()
    {
        var row = JObject.Parse(
            """
            {
              "id": "74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16", "created_date": "2024-01-01T22:10:00Z",
              "modified_date": "2024-01-01T22:10:00.5", "target_margin": 0.1, "brand_new": "2024-01-01T22:10:00Z"
            }
            """);
        Assert.That(row["created_date"]!.Type, Is.EqualTo(JTokenType.Date), "or this proves nothing");
        var read = row.ToObject<Project>()!;
        Assert.That(
            (read.CreatedDate, read.ModifiedDate, read.TargetMargin, (string?)read.UnknownMembers["brand_new"]),
            Is.EqualTo((new DateTimeOffset(
                2024,
                1,
                1,
                22,
                10,
                0,
                TimeSpan.Zero), new DateTimeOffset(2024, 1, 1, 22, 10, 0, 500, TimeSpan.Zero), 0.1m, "2024-01-01T22:10:00Z")));
    }

    [Test]
    public void Filling_a_model_property_by_property_is_refused([ValueSource(typeof(Surface), nameof(Surface.Models))] Type model)
    {
        using var reader = new JsonTextReader(new StringReader("{}"));
        var target = Activator.CreateInstance(model)!;
        Assert.That(
            () => Newtonsoft.Json.JsonSerializer.Create().Populate(reader, target),
            Throws.InnerException.InstanceOf<NotSupportedException>().With.InnerException.Message.Contains("PopulateObject"));
    }

    [Test]
    public async Task Model_is_read_from_a_stream_that_comes_in_pieces()
    {
        var wire = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(Wire(MadeUp.Value(typeof(Project))), 50))}]");
        using var stream = new ScriptedStream(wire.Chunk(7));
        var options = new JsonSerializerOptions { DefaultBufferSize = 16 };
        var rows = new List<Project?>();
        await foreach (var row in System.Text.Json.JsonSerializer.DeserializeAsyncEnumerable<Project>(stream, options))
        {
            rows.Add(row);
        }

        Assert.That(rows, Has.Count.EqualTo(50));
        Assert.That(rows.Select(Wire), Has.All.EqualTo(Wire(MadeUp.Value(typeof(Project)))));
    }

    [Test]
    public void Model_is_read_from_a_sequence_of_segments()
    {
        var wire = Encoding.UTF8.GetBytes(Wire(MadeUp.Value(typeof(Project))));
        var reader = new Utf8JsonReader(Segments.Of(wire, 5));
        var read = System.Text.Json.JsonSerializer.Deserialize<Project>(ref reader);
        AssertSame(Wire(read), Encoding.UTF8.GetString(wire));
    }

    private static string Wire(object? value) => Encoding.UTF8.GetString(JsonBytes.Of(value));

    private static void AssertSame(string json, string expected)
        => Assert.That(JToken.DeepEquals(ModelJson.Parse(json), ModelJson.Parse(expected)), Is.True, $"{json}\n{expected}");
}
