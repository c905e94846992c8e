namespace Parallax.Tests.Package.Pages;

/// <summary>How code is found, and what is said when it is not.</summary>
internal sealed class SnippetTests
{
    private static readonly string[] Code =
    [
        "class A",
        "{",
        "    // begin-snippet: one",
        "    void B()",
        "    {",
        "",
        "        C();",
        "    }",
        "    // end-snippet",
        "    // begin-snippet: two",
        "    int d;",
        "    // end-snippet",
        "}",
    ];

    [Test]
    public void A_region_is_moved_to_the_margin()
        => Assert.That(Snippet.Cut("A.cs", Code, "one"), Is.EqualTo(new[] { "void B()", "{", "", "    C();", "}" }));

    [Test]
    public void A_whole_file_comes_without_the_comments_that_mark_its_regions()
        => Assert.That(Snippet.Cut("A.cs", Code, region: null), Has.Count.EqualTo(Code.Length - 4).And.None.Contains("snippet"));

    [Test]
    public void A_region_in_XML_is_marked_by_comments_of_XML()
        => Assert.That(
            Snippet.Cut("A.csproj", ["<a>", "  <!-- begin-snippet: b -->", "  <b />", "  <!-- end-snippet -->", "</a>"], "b"),
            Is.EqualTo(new[] { "<b />" }));

    [TestCase("three", "A.cs has no region 'three'; it has one, two")]
    [TestCase("", "A.cs has no region ''; it has one, two")]
    public void A_region_that_is_not_there_is_named_with_those_that_are(string region, string message)
        => Assert.That(() => Snippet.Cut("A.cs", Code, region), Throws.TypeOf<SnippetException>().With.Message.EqualTo(message));

    [TestCase("// begin-snippet: a|// begin-snippet: b|// end-snippet|// end-snippet", "A.cs:2: the region 'b' begins inside of 'a'")]
    [TestCase("// begin-snippet: a|// end-snippet|// begin-snippet: a|// end-snippet", "A.cs:3: there are two regions 'a'")]
    [TestCase("// begin-snippet: a|int b;", "A.cs: the region 'a' does not end")]
    [TestCase("int b;|// end-snippet", "A.cs:2: a region ends here, and none has begun")]
    public void Regions_that_are_not_in_order_are_refused(string code, string message)
        => Assert.That(() => Snippet.Cut("A.cs", code.Split('|'), "a"), Throws.TypeOf<SnippetException>().With.Message.EqualTo(message));

    [TestCase("```csharp", "a.md:2: the line before does not say where this is compiled; write <!-- snippet: path/to/file#region -->")]
    [TestCase("<!-- snippet: no/such/file.cs -->", "a.md:2: there is no file no/such/file.cs")]
    [TestCase("<!-- snippet: nswag.json#one -->", "a.md:2: nswag.json has no region 'one'; it has none")]
    [TestCase("<!-- snippet: global.json -->", "a.md:2: not the same as global.json; to take it over: " + Acceptance.Command)]
    public void A_problem_is_told_with_file_and_line(string before, string problem)
        => Assert.That(
            PageCheck.Problems(Page(before.StartsWith('`') ? "text" : before, "```json", "{}", "```")), Is.EqualTo(new[] { problem }));

    [Test]
    public void Blocks_in_other_languages_are_left_alone()
        => Assert.That(PageCheck.Problems(Page("text", "```bash", "ls", "```", "", "```", "x", "```")), Is.Empty);

    [Test]
    public void A_page_is_brought_up_to_date_block_by_block()
    {
        var page = Page(
            "<!-- snippet: global.json -->",
            "```json",
            "{",
            "}",
            "```",
            "between",
            "  <!-- snippet: global.json -->",
            "  ```json",
            "  ```",
            "after");
        var code = Snippet.Read("global.json");
        IEnumerable<string> wanted =
        [
            "<!-- snippet: global.json -->", "```json", .. code, "```", "between",
            "  <!-- snippet: global.json -->", "  ```json", .. code.Select(line => $"  {line}"), "  ```", "after",
        ];
        var fresh = page with { Lines = PageCheck.Refreshed(page) };
        Assert.Multiple(() =>
        {
            Assert.That(fresh.Lines, Is.EqualTo(wanted));
            Assert.That(PageCheck.Problems(fresh), Is.Empty);
        });
    }

    [Test]
    public void Links_in_code_are_none()
        => Assert.That(
            Page("[a](b.md) `[c](d.md)` [e](https://e.example/) [f](#f)", "```", "[g](h.md)", "```", "[i](j.md#k)").Links(),
            Is.EqualTo(new[] { (1, "b.md"), (5, "j.md") }));

    private static MarkdownPage Page(params string[] lines) => new("a.md", lines);
}
