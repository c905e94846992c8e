using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Json;

/// <summary>What is read is what was written, or refused: nothing is guessed, and nothing unknown costs anything known.</summary>
internal sealed class ExactReadingTests
{
    private const string Id = "74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16";

    [TestCase("2024-02-29T22:10:00Z", "2024-02-29T22:10:00.0000000+00:00")]
    [TestCase("2024-02-29t22:10:00z", "2024-02-29T22:10:00.0000000+00:00")]
    [TestCase("2024-02-29 22:10", "2024-02-29T22:10:00.0000000+00:00")]
    [TestCase("2024-02-29", "2024-02-29T00:00:00.0000000+00:00")]
    [TestCase("2024-02-29T22:10:00.123456789+05:30", "2024-02-29T22:10:00.1234567+05:30")]
    [TestCase("2024-02-29T22:10:00,5-0800", "2024-02-29T22:10:00.5000000-08:00")]
    [TestCase("2024-02-29T22:10:00+05", "2024-02-29T22:10:00.0000000+05:00")]
    [TestCase("2024-02-29T24:00:00Z", "2024-03-01T00:00:00.0000000+00:00")]
    [TestCase("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000+00:00")]
    [TestCase("2024-02-29T22:10:00+20:00", "2024-02-29T02:10:00.0000000+00:00")]
    [TestCase("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00.0000000+00:00")]
    [TestCase("0000-05-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [TestCase("-0044-03-15T12:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [TestCase("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59.9999999+00:00")]
    [TestCase("+10000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void Moment_by_ISO_8601_is_that_moment_or_the_nearest_that_there_is(string text, string expected)
        => Assert.That(
            ModelJson.Read<Project>($$"""{"created_date":"{{text}}"}""").CreatedDate.ToString("o", CultureInfo.InvariantCulture),
            Is.EqualTo(expected));

    [TestCase("2024-02-29", "2024-02-29")]
    [TestCase("2024-02-29T23:59:59-11:00", "2024-02-29")]
    [TestCase("0001-01-01T00:00:00+01:00", "0001-01-01")]
    [TestCase("0000-01-01", "0001-01-01")]
    [TestCase("12024-01-01", "9999-12-31")]
    public void Day_is_the_day_that_is_written_or_the_nearest_that_there_is(string text, string expected)
        => Assert.That(
            ModelJson.Read<Project>($$"""{"start_date":"{{text}}"}""").StartDate?.ToString("o", CultureInfo.InvariantCulture),
            Is.EqualTo(expected));

    [Test]
    public void Text_that_is_no_date_is_not_guessed_to_be_one(
        [Values("created_date", "start_date")] string property,
        [Values("10:30",
            "1.5",
            "5",
            "",
            " ",
            "today",
            "01.02.2024",
            "02/29/2024",
            "2024-02",
            "2024",
            "20240229",
            "2024-2-9",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "2024-02-29T",
            "2024-02-29X10:00:00Z",
            "2024-02-29T25:00:00Z", "2024-02-29T24:00:01Z", "2024-02-29T10:60:00Z", "2024-02-29T10:00:61Z",
            "2024-02-29T10:00:00+24:00", "2024-02-29T10:00:00+01:60", "2024-02-29T10:00:00Zx",
            "Thu, 29 Feb 2024 10:00:00 GMT", "2024-02-29T10:00:00 +01:00", "2024-02-29T10:00:00+1", " 2024-02-29", "2024-02-29 ",
            "２０２４-02-29", "1709200000")] string text)
        => Assert.That(
            () => ModelJson.Read<Project>($$"""{"{{property}}":"{{text}}"}"""),
            Throws.InstanceOf<Newtonsoft.Json.JsonSerializationException>().With.Message.Contains($"{property}: a date"));

    [Test]
    public async Task Unknown_property_costs_neither_the_page_nor_a_digit_of_any_other(
        [Values(
            "1e40",
            "-1.7976931348623157e308",
            "1e99999",
            "0.12345678901234567890123456789012345",
            "1e-30",
            "12345678901234567890123456789012345678901234567890",
            "1.10",
            "1E5")]
        string number)
    {
        var page = await PageAsync($$"""{"target_margin":12345678901234567.89,"brand_new":{{number}}}""");
        Assert.That(
            (page.Items[0].TargetMargin, page.Items[0].UnknownMembers["brand_new"].ToString(Newtonsoft.Json.Formatting.None)),
            Is.EqualTo((12345678901234567.89m, number == "1E5" ? "100000.0" : number)));
    }

    [Test]
    public async Task Unknown_property_may_be_nested_as_deep_as_it_likes(
        [Values(70, 127, 129, 2000, 200_000)] int depth, [Values] bool isArray)
    {
        var (open, close) = isArray ? ("[", "]") : ("{\"a\":", "}");
        var json = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        var row = (await PageAsync($$"""{"name":"a","brand_new":{{json}},"archived":true}""")).Items[0];
        Assert.That((row.Name, row.Archived), Is.EqualTo(("a", true)));
        Assert.That(row.UnknownMembers["brand_new"].ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(json));
    }

    [TestCase("\\ud83d", "\uFFFD")]
    [TestCase("\\udE00 x", "\uFFFD x")]
    [TestCase("\\ud83d\\ude00\\n\\\"\\\\\\/\\b\\f\\r\\t\\u00e4", "😀\n\"\\/\b\f\r\tä")]
    public void Text_that_was_cut_in_the_middle_of_a_character_is_read(string escaped, string expected)
    {
        var read = ModelBytes<Project>($$"""{"name":"{{escaped}}","{{escaped}}":1,"na\u006de2":2,"tags":["{{escaped}}"]}""");
        Assert.That((read.Name, read.Tags[0], read.UnknownMembers.ContainsKey(expected)), Is.EqualTo((expected, expected, true)));
    }

    [Test]
    public void Property_whose_name_is_written_with_escapes_is_that_property()
        => Assert.That(
            ModelBytes<Project>("""{"na\u006de":"x","target\u005fbudget":{"am\u006funt":"1.5"}}""").TargetBudget!.Amount, Is.EqualTo(1.5m));

    [TestCase("iso-8859-1")]
    [TestCase("ISO-8859-1")]
    [TestCase("\"iso-8859-1\"")]
    [TestCase("utf-16")]
    [TestCase("us-ascii")]
    [TestCase("UTF8")]
    public async Task Charset_that_is_declared_is_heeded(string charset)
    {
        var name = charset == "us-ascii" ? "Groesse" : "Größe";
        var encoding = charset == "UTF8" ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        using var client = TestClient.Over(new Recorder(_ => Bytes(
            encoding.GetBytes($$"""{"id":"{{Id}}","name":"{{name}}"}"""), $"application/json; charset={charset}")));
        Assert.That((await client.Projects.GetAsync(Guid.Empty)).Name, Is.EqualTo(name));
    }

    [TestCase("klingon-1")]
    [TestCase("utf-7")]
    [TestCase("windows-31j-unheard-of-and-much-longer-than-any-name-of-a-charset-ought-to-be")]
    public void Charset_that_is_not_known_is_refused_by_name(string charset)
    {
        using var client = TestClient.Over(new Recorder(_ => Bytes([.. "{}"u8], $"application/json; charset={charset}")));
        Assert.That(
            async () => await client.Projects.GetAsync(Guid.Empty),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains($"charset '{charset[..Math.Min(charset.Length, 40)]}'"));
    }

    [Test]
    public void Error_in_another_charset_keeps_its_status_and_its_text([Values("iso-8859-1", "klingon-1")] string charset)
    {
        using var client = TestClient.Over(new Recorder(_ => Bytes(
            Encoding.Latin1.GetBytes("""{"title":"Größe fehlt"}"""),
            $"application/problem+json; charset={charset}",
            HttpStatusCode.Conflict)));
        Assert.That(
            async () => await client.Projects.GetAsync(Guid.Empty),
            Throws.TypeOf<ParallaxConflictException>().With.Property("Title")
                .EqualTo(charset == "iso-8859-1" ? "Größe fehlt" : "Gr\uFFFD\uFFFDe fehlt"));
    }

    [Test]
    public void Damaged_compression_is_a_broken_connection_and_a_status_that_is_known_stays_known(
        [Values("br", "gzip", "deflate")] string encoding, [Values(200, 409)] int status)
    {
        using var client = TestClient.Over(new Recorder(_ =>
        {
            using var packed = new MemoryStream();
            using (Stream packing = encoding switch { "br"
                => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true), "gzip"
                    => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true), _
                        => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true) })
            {
                packing.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"{{\"title\":{i}}}"))));
            }

            var bytes = packed.ToArray();
            var at = encoding == "br" ? 20 : bytes.Length / 2;
            Array.Fill(bytes, (byte)0xFF, at, encoding == "br" ? bytes.Length - at : 40);
            var damaged = new MemoryStream(bytes);
            return Answer.Stream(
                encoding switch { "br"
                    => new BrotliStream(damaged, CompressionMode.Decompress), "gzip"
                        => new GZipStream(damaged, CompressionMode.Decompress), _ => new ZLibStream(damaged, CompressionMode.Decompress) },
                (HttpStatusCode)status);
        }));
        Assert.That(
            async () => await client.Projects.GetAsync(Guid.Empty),
            status == 200 ? Throws.TypeOf<ParallaxConnectionException>() : Throws.TypeOf<ParallaxConflictException>());
    }

    [TestCase("{}")]
    [TestCase("""{"success":false}""")]
    [TestCase("""{"id":null,"name":"a"}""")]
    public void Object_without_its_id_is_not_the_one_that_was_asked_for(string json)
    {
        using var client = TestClient.Over(new Recorder(json));
        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await client.Projects.GetAsync(Guid.Empty),
                Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("no 'id'").And.Property(
                    "RequestMayHaveBeenProcessed").False);
            Assert.That(async () => await client.Projects.FindAsync(Guid.Empty), Throws.TypeOf<ParallaxResponseException>());
            Assert.That(
                async () => await client.Projects.CreateAsync(new CreateProject { Name = "a" }),
                Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("look for it before you send it again").And.Property(
                    "RequestMayHaveBeenProcessed").True);
        });
    }

    [Test]
    public async Task Row_of_a_list_may_lack_its_id()
        => Assert.That((await PageAsync("""{"name":"a"}""")).Items[0].Name, Is.EqualTo("a"));

    private static async Task<ParallaxPage<Project>> PageAsync(string row)
    {
        using var client = TestClient.Over(new Recorder($$"""{"results":[{{row}}]}"""));
        return await client.Projects.ListAsync().GetPageAsync(1);
    }

    private static T ModelBytes<T>(string json)
        where T : ParallaxModel, new()
        => JsonReading.Parse(Encoding.UTF8.GetBytes(json), JsonReading.Read<T>);

    private static HttpResponseMessage Bytes(byte[] bytes, string contentType, HttpStatusCode status = HttpStatusCode.OK)
        => new(status) { Content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } } };
}
