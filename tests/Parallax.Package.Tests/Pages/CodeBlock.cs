namespace Parallax.Tests.Package.Pages;

/// <summary>A block of code on a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Source">Where the code is taken from, <c>path</c> or <c>path#region</c>; null if the line before does not say.</param>
/// <param name="Text">The code.</param>
internal sealed record CodeBlock(MarkdownPage Page, int Line, string Language, string? Source, IReadOnlyList<string> Text)
{
    /// <summary>Whether it is of a kind that could be wrong without anybody noticing.</summary>
    public bool IsToBeChecked => Language is "csharp" or "json" or "xml";

    /// <summary>Where it is, as compilers write it.</summary>
    public string Place => $"{Page.Name}:{Line}";
}
