using System.Diagnostics.CodeAnalysis;

namespace Parallax.Models;

/// <summary>A set of named values that the server may extend at any time: unknown values are kept as they came.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "An open enum is what it is called.")]
public interface IOpenEnum<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>The value as it stands in JSON; empty for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Whether the description lists this value.</summary>
    bool IsKnown { get; }

    /// <summary>The value <paramref name="value"/>, known or not.</summary>
    static abstract TSelf From(string value);
}
