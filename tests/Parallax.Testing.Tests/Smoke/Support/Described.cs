using System.Text.RegularExpressions;

namespace Parallax.Tests.Smoke;

/// <summary>The description, as text.</summary>
internal static partial class Described
{
    public static string Yaml { get; } = Read();

    public static IReadOnlyList<string> Operations { get; } = [.. OperationIds().Matches(Yaml).Select(match => match.Value)];

    /// <summary>A copy in which a piece of the text, which is there just once, has become another.</summary>
    public static string With(string before, string after)
    {
        Assert.That(Yaml.Split(before), Has.Length.EqualTo(2), $"'{before}' has to be there once");
        return Yaml.Replace(before, after, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=operationId: )\w+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OperationIds();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(Described).Assembly.GetManifestResourceStream("parallax-v1.yaml")!);
        return reader.ReadToEnd();
    }
}
