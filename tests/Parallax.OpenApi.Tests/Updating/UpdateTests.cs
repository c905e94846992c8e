using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Parallax.OpenApi.Tests.Descriptions;

namespace Parallax.OpenApi.Tests.Updating;

/// <summary>UpdateOpenApi replaces the description by a good one only, and says why it does not.</summary>
public sealed class UpdateTests
{
    private string _folder = "";
    private string _target = "";

    [SetUp]
    public async Task MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("parallax-update-").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "openapi"));
        _target = Path.Combine(_folder, "openapi", "parallax-v1.yaml");
        await File.WriteAllTextAsync(_target, ParallaxDescription.Yaml);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("/nothing.yaml", "404 Not Found")]
    [TestCase("/page.html", "web page")]
    [TestCase("/cut.yaml", "download failed")]
    public async Task Address_with_no_whole_description_is_refused(string path, string reason)
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);

        await AssertRefusedAsync(new Uri(server.Address, path).ToString(), reason);
    }

    [Test]
    public async Task Server_that_is_down_is_refused()
    {
        var server = await LoopbackServer.StartAsync(AnswerAsync);
        var address = new Uri(server.Address, "/good.yaml").ToString();
        await server.DisposeAsync();

        await AssertRefusedAsync(address, "cannot be reached");
    }

    [Test]
    public async Task File_that_is_no_whole_description_is_refused(
        [Values(
            "name: something else\nversion: 3\n|'openapi' is missing",
            "openapi: 2.0\nswagger: \"2.0\"\npaths: {}\n|'openapi' is '2.0'",
            "cut|.")]
        string textAndReason)
    {
        var (text, reason) = textAndReason.Split('|') is [var first, var second]
            ? (first, second)
            : throw new ArgumentException(textAndReason, nameof(textAndReason));
        var file = Path.Combine(_folder, "offered.yaml");
        await File.WriteAllTextAsync(file, text == "cut" ? ParallaxDescription.Yaml[..60_000] : text);

        await AssertRefusedAsync(file, reason);
    }

    [Test]
    public async Task Path_with_nothing_there_is_refused() => await AssertRefusedAsync(Path.Combine(_folder, "none.yaml"), "no such file");

    [Test]
    public async Task Folder_is_refused() => await AssertRefusedAsync(_folder, "cannot be read");

    [Test]
    public async Task Same_description_again_from_an_address_is_up_to_date()
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);

        Assert.That(
            await ReplacedAsync(new Uri(server.Address, "/good.yaml").ToString(), ParallaxDescription.Yaml),
            Does.EndWith("is up to date.\n"));
    }

    [Test]
    public async Task Changes_of_all_kinds_from_a_path_are_taken_over_and_listed()
    {
        var changed = Change.Made(Change.Everything);
        var file = Path.Combine(_folder, "everything.json");
        await File.WriteAllTextAsync(file, changed);

        var output = await ReplacedAsync(file, changed);

        Assert.Multiple(() =>
        {
            foreach (var line in new[]
            {
                @"\+ operation DELETE /v1/projects/\{\}: DeleteProject",
                @"- operation GET /v1/tags: ListTags",
                @"~ parameter GET /v1/roles/\{\}",
                @"\+ type Invoice", @"\+ member Project\.office_id", @"- member UpdateProject\.archived", @"~ member CreateProject\.name",
                @"\+ value ProjectStatus on_hold",
            })
            {
                Assert.That(output, Does.Match($"(?m)^ *{line}"));
            }
        });
    }

    private static TestCaseData<Action<JsonObject>, string>[] ChangesAroundOperations
        => [
        new(description => description["servers"]![0]!["url"] = "https://eu.getparallax.com/v2",
            @"~ server 1: https://api\.getparallax\.com -> https://eu\.getparallax\.com/v2")
            { TestName = "{m}(Another server)" },
        new(description => description["components"]!["securitySchemes"]!["ApiKey"]
                = JsonEditing.Parse("""{"type":"http","scheme":"bearer"}"""),
            "~ authentication ApiKey: a key in the header X-API-KEY -> HTTP bearer") { TestName = "{m}(Another authentication)" },
        new(description => description.Operation("ListTags")["security"] = new JsonArray(), @"\+ authentication of GET /v1/tags: nothing")
            { TestName = "{m}(An operation without authentication)" },
        new(Change.FilesAndForms,
            @"\+ left out POST /v1/people/\{\}/portrait: takes multipart/form-data and no JSON") { TestName = "{m}(An upload)" },
        new(description => description.Operation("ListProjects")["parameters"]!.AsArray()
                .Add(JsonEditing.Parse("""{"name":"session","in":"cookie","required":true,"schema":{"type":"string"}}""")),
            @"\+ cookie GET /v1/projects session: string, required; the client sends no cookies") { TestName = "{m}(A required cookie)" },
    ];

    [TestCaseSource(nameof(ChangesAroundOperations))]
    public async Task Change_around_the_operations_is_told(Action<JsonObject> change, string line)
    {
        var changed = Change.Made(change);
        var file = Path.Combine(_folder, "around.json");
        await File.WriteAllTextAsync(file, changed);

        Assert.That(await ReplacedAsync(file, changed), Does.Match($"(?m)^ *{line}").And.Not.Contains("Nothing changes"));
    }

    [Test]
    public async Task Description_with_a_byte_order_mark_is_taken_over_to_the_byte([Values] bool isJson)
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(isJson ? Change.Made(Change.Nothing) : ParallaxDescription.Yaml)];
        var file = Path.Combine(_folder, "marked.txt");
        await File.WriteAllBytesAsync(file, bytes);

        Assert.That(await ReplacedAsync(file, Encoding.UTF8.GetString(bytes.AsSpan(3))), Does.Contain("Nothing changes"));
        Assert.That(await File.ReadAllBytesAsync(_target), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Copy_is_kept_of_a_description_and_of_nothing_else()
    {
        var copy = Path.Combine(_folder, "kept", "description");
        using StringWriter output = new();
        var page = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(page, "<html></html>");

        Assert.That(await Commands.RunAsync(["fetch", page, copy], output, output), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Contain("web page"));
        Assert.That(File.Exists(copy), Is.False);
        Assert.That(await Commands.RunAsync(["fetch", _target, copy], output, output), Is.Zero);
        Assert.That(await File.ReadAllBytesAsync(copy), Is.EqualTo(await File.ReadAllBytesAsync(_target)));
    }

    // One line, and nothing is touched.
    private async Task AssertRefusedAsync(string source, string reason)
    {
        using StringWriter output = new();
        var exitCode = await Commands.RunAsync(["update", source, _target], output, output);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Match($@"^\S+: error PLX002: .*{reason}.*\n\z"));
        await AssertTargetAsync(ParallaxDescription.Yaml);
    }

    private async Task<string> ReplacedAsync(string source, string expected)
    {
        using StringWriter output = new();
        var exitCode = await Commands.RunAsync(["update", source, _target], output, output);

        Assert.That(exitCode, Is.Zero, output.ToString());
        await AssertTargetAsync(expected);
        return output.ToString();
    }

    private async Task AssertTargetAsync(string expected)
    {
        Assert.That(await File.ReadAllTextAsync(_target), Is.EqualTo(expected));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(_target)!), Has.Length.EqualTo(1), "nothing is left behind");
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/good.yaml":
                await context.Response.WriteAsync(ParallaxDescription.Yaml);
                break;
            case "/page.html":
                await context.Response.WriteAsync("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n");
                break;
            case "/cut.yaml":
                context.Response.ContentLength = ParallaxDescription.Yaml.Length;
                await context.Response.WriteAsync(ParallaxDescription.Yaml[..1000]);
                context.Abort();
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
