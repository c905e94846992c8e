namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>What cannot be read at all: one line says why, and where.</summary>
public sealed class RefusedTests
{
    private static TestCaseData<string, string>[] Descriptions
        => [
        new("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", @"^description\(1,1\): error PLX002: this is a web page")
        {
            TestName = "{m}(A web page)"
        },
        new("openapi: 3.1.0\ninfo: {title: x}\npaths:\n  /a: [\n", @"^description\([45],\d+\): error PLX002: .")
        {
            TestName = "{m}(Broken YAML)"
        },
        new(Change.Made(Change.Nothing)[..60_000], @"^description\(\d+,\d+\): error PLX002: .") { TestName = "{m}(JSON that is cut off)" },
        new(FirstLines(ParallaxDescription.Yaml, 2000), @"^description\(\d+,1\): error PLX002: .*leads nowhere")
        {
            TestName = "{m}(YAML that is cut off)"
        },
        new("name: something else\nversion: 3\n", "'openapi' is missing") { TestName = "{m}(Something else)" },
        new("", "'openapi' is missing") { TestName = "{m}(Nothing)" },
        new("openapi: 2.0\nswagger: \"2.0\"\npaths: {}\n", "'openapi' is '2.0'") { TestName = "{m}(OpenAPI before 3.0)" },
    ];

    [TestCaseSource(nameof(Descriptions))]
    public void What_is_no_description_is_refused_in_one_line(string text, string pattern)
    {
        var problem = Assert.Throws<DescriptionException>(() => Reading.DescriptionReader.Read(text));

        Assert.That(problem!.At("description"), Does.Match(pattern).And.Not.Contains("\n"));
    }

    private static string FirstLines(string text, int count) => string.Join('\n', text.Split('\n').Take(count)) + "\n";
}
