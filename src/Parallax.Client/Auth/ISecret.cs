namespace Parallax;

/// <summary>A text that goes in and does not come out again.</summary>
internal interface ISecret<out T>
{
    static abstract T FromString(string text);
}
