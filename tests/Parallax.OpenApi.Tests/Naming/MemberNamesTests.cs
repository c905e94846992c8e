using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Tests.Naming;

/// <summary>Properties and values of enums: what they are called, and that each still is itself on the wire.</summary>
public sealed class MemberNamesTests
{
    private const string ReadAndWriteAgain =
        "return Newtonsoft.Json.JsonConvert.SerializeObject(await new ThingsClient(http).GetThingAsync());";

    [TestCase("id|_id|ID|Id", "Id|_Id|ID|IdValue")]
    [TestCase("sort_by|sortBy|sort-by|sort by|Sort_By", "SortBy|sortBy|SortMinusBy|SortSpaceBy|Sort_By")]
    [TestCase("thing|Thing|thing_value", "ThingValue|Thing_7d92|thing_value")]
    [TestCase(
        "read_member|read_property|property_count|is_assigned|unknown_members",
        "ReadMember|ReadPropertyValue|PropertyCountValue|IsAssignedValue|UnknownMembersValue")]
    [TestCase("equals|get_hash_code|to_string|get_type", "EqualsValue|GetHashCodeValue|ToStringValue|GetTypeValue")]
    [TestCase("system|newtonsoft|parallax|row_id|page_number|global", "System|Newtonsoft|Parallax|RowId|PageNumber|Global")]
    [TestCase("date<|date>|date>=|date", "DateLess|DateGreater|DateGreaterOrEqual|Date")]
    [TestCase(
        "class|Class|value|Value|reader|Reader|number|Number", "Class|ClassValue|Value|ValueValue|Reader|ReaderValue|Number|NumberValue")]
    [TestCase("2nd|_2nd|@type|$ref_|a\"b|a\\b|a\nb|", "_2nd|Underscore2nd|Type|Ref|AB|ABackslashB|ALineFeedB|Empty")]
    [TestCase("_assigned0|assigned0|__id|_id", "_Assigned0|Assigned0|_Id|UnderscoreId")]
    [TestCase("größe|Größe|名前|💥", "Größe|GrößeValue|名前|UD83DUDCA5")]
    [TestCase("results|count|total|total_pages|totalPages|page", "Results|Count|Total|TotalPages|totalPages|Page")]
    public async Task Properties_have_names_of_their_own_and_keep_their_wire_names(string wires, string names)
    {
        var properties = wires.Split('|');
        var compiled = (await GeneratedClient.FromAsync(Tiny.Thing(properties))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        Assert.That(compiled.PropertiesOf("Parallax.Models.Thing"), Is.EqualTo(names.Split('|')));

        var answer = new JsonObject(properties.Select(wire => KeyValuePair.Create(wire, (JsonNode?)$"value of {wire}"))).ToJsonString();
        await using var server = await LoopbackServer.StartAsync(answer);
        var read = await compiled.RunAsync(ReadAndWriteAgain, server.Address);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(read), JsonNode.Parse(answer)), Is.True, read);
    }

    [TestCase("system|user", "System|User")]
    [TestCase("\"|\\|\n|a\tb|C:\\x", "Quote|Backslash|LineFeed|AB|CX")]
    [TestCase("open|Open|OPEN|opens", "Open|OpenValue|OPEN|Opens")]
    [TestCase(
        "in_progress|IN_PROGRESS|inProgress|in-progress|In Progress", "InProgress|IN_PROGRESS|inProgress|InMinusProgress|InSpaceProgress")]
    [TestCase(
        "known|value|is_known|kind|parse|from|compare_to|_value",
        "KnownValue|ValueValue|IsKnownValue|KindValue|ParseValue|FromValue|CompareToValue|_Value")]
    [TestCase("=|!=|<|<=|>|>=|+|-|*|%", "Equal|NotEqual|Less|LessOrEqual|Greater|GreaterOrEqual|Plus|Minus|Star|Percent")]
    [TestCase("name|-name|+name|+1|-1", "Name|MinusName|PlusName|Plus1|Minus1")]
    [TestCase("|1|1.0|_1", "Empty|_1|_10|Underscore1")]
    public async Task Values_of_an_enum_have_names_of_their_own_and_keep_their_text(string texts, string names)
    {
        var values = texts.Split('|');
        var compiled = (await GeneratedClient.FromAsync(Tiny.EnumOf(values))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        Assert.That(compiled.ValuesOf("Parallax.Models.Kind"), Is.EqualTo(names.Split('|')));
        await using var server = await LoopbackServer.StartAsync("{}");
        var known = await compiled.RunAsync("return System.Text.Json.JsonSerializer.Serialize(Kind.Known);", server.Address);
        Assert.That(JsonSerializer.Deserialize<string[]>(known), Is.EqualTo(values));
    }

    [TestCase("Value")]
    [TestCase("Known")]
    [TestCase("名前")]
    public async Task Enum_called_like_its_members_compiles(string name)
    {
        var compiled = (await GeneratedClient.FromAsync(Tiny.EnumOf(["value", "known", "名前"], name))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
    }

    [Test]
    public async Task Class_called_like_its_members_and_their_fields_compiles()
        => Assert.That(
            (await GeneratedClient.FromAsync(Tiny.Class("名前", "名前", "_名前", "名前_"))).CompileWithoutFacade().ProblemsOfGeneratedFile,
            Is.Empty);

    [Test]
    public async Task Names_given_to_the_values_of_an_enum_are_used()
    {
        var compiled = (await GeneratedClient.FromAsync(Tiny.Enum(Json("""
            { "type": "string", "nullable": true, "enum": [null, "A", "B"], "x-enum-varnames": ["Nothing", "ALPHA_ONE", "Beta"],
            "x-enumDescriptions": { "B": "The second <b>" } }
            """)))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        Assert.That(compiled.ValuesOf("Parallax.Models.Kind"), Is.EqualTo(new[] { "AlphaOne", "Beta" }));
        Assert.That(
            compiled.Type("Parallax.Models.Kind")!.GetMembers("Beta").Single().GetDocumentationCommentXml(),
            Does.Contain("The second &lt;b&gt;"));
    }

    [TestCase("""{ "type": "integer", "enum": [0, 1, -2], "x-enumNames": ["Open", "Won", "Lost"] }""")]
    [TestCase(
        """
        { "type": ["integer", "null"], "format": "int32", "enum": [0, 1, -2, null], "x-enum-varnames": { "0": "Open", "1": "Won",
        "-2": "Lost" } }
        """)]
    public async Task Numbers_with_names_are_an_open_enum_that_is_read_and_written_as_numbers(string schema)
    {
        var compiled = (await GeneratedClient.FromAsync(Tiny.Enum(Json(schema)))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        await using var server = await LoopbackServer.StartAsync("""{ "kind": 1 }""");
        var said = await compiled.RunAsync(
            """
            var thing = await new ThingsClient(http).GetThingAsync();
            Kind other = 7;
            var written = System.Text.Json.JsonSerializer.Serialize(new[] { thing, new Thing { Kind = Kind.Lost },
            new Thing { Kind = other }, new Thing { Kind = "Text" } });
            return $"{thing.Kind == Kind.Won} {other.IsKnown} {written} {Newtonsoft.Json.JsonConvert.SerializeObject(thing)}";
            """,
            server.Address);
        Assert.That(said, Is.EqualTo("""True False [{"kind":1},{"kind":-2},{"kind":7},{"kind":"Text"}] {"kind":1}"""));
    }

    [Test]
    public async Task Numbers_without_names_stay_numbers()
    {
        var compiled = (await GeneratedClient.FromAsync(Tiny.Enum(Json(
            """{ "type": "integer", "enum": [1, 2], "x-enumNames": ["OnlyOne"] }""")))).CompileWithoutFacade();

        Assert.That(compiled.TypeOf("Parallax.Models.Thing", "Kind"), Does.StartWith("long"));
    }

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;
}
