using Parallax.Models;

namespace Parallax;

/// <summary>Lets configuration bind a secret. It never fails on a text: the message would quote it. Validation comes after.</summary>
internal sealed class SecretConverter<T> : TextConverter<T>
    where T : class, ISecret<T>
{
    protected override T Read(string text) => T.FromString(text);
}

/// <summary>A text that goes in and does not come out again.</summary>
internal interface ISecret<out T>
{
    static abstract T FromString(string text);
}
