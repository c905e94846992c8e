namespace Parallax.Tests.Package.Surface.Samples;

/// <summary>An interface with all kinds of members. To be rendered, and nothing else.</summary>
internal interface IAnswer
{
    int Number { get; }

    bool IsYes() => Number > 0;

    static abstract IAnswer From(string text);
}
