namespace Parallax.Tests.Package.Support;

/// <summary>What a test found wrong: all of it is printed, one line each, and not the first ten.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string> findings, string heading = "")
    {
        var lines = findings.ToList();
        if (lines.Count > 0)
        {
            Assert.Fail($"{heading}\n{string.Join('\n', lines)}");
        }
    }
}
