using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Parallax.Models;

namespace Parallax;

/// <summary>What a webhook reports. The known topics are documented, and the vendor says that there are more.</summary>
/// <remarks>An open set: a topic that is not among the known ones is kept as it came.</remarks>
[TypeConverter(typeof(OpenEnumTypeConverter<ParallaxWebhookTopic>))]
[System.Text.Json.Serialization.JsonConverter(typeof(OpenEnumJsonConverter<ParallaxWebhookTopic>))]
[Newtonsoft.Json.JsonConverter(typeof(OpenEnumConverter<ParallaxWebhookTopic>))]
[SuppressMessage("Design", "MA0097", Justification = "Topics are sorted, and not more or less than each other.")]
[SuppressMessage("Design", "CA1036", Justification = "Topics are sorted, and not more or less than each other.")]
public readonly struct ParallaxWebhookTopic : IOpenEnum<ParallaxWebhookTopic>, IOpenEnum
{
    private readonly string? _value;

    private ParallaxWebhookTopic(string? value) => _value = value;

    /// <summary>The topic <c>project.created</c>, with a <see cref="Parallax.ProjectCreated"/>.</summary>
    public static ParallaxWebhookTopic ProjectCreated { get; } = new("project.created");

    /// <summary>The topic <c>project.modified</c>, with a <see cref="Parallax.ProjectModified"/>.</summary>
    public static ParallaxWebhookTopic ProjectModified { get; } = new("project.modified");

    /// <summary>The topic <c>projectoffering.created</c>, with a <see cref="Parallax.ProjectOfferingCreated"/>.</summary>
    public static ParallaxWebhookTopic ProjectOfferingCreated { get; } = new("projectoffering.created");

    /// <summary>The topic <c>projectoffering.modified</c>, with a <see cref="Parallax.ProjectOfferingModified"/>.</summary>
    public static ParallaxWebhookTopic ProjectOfferingModified { get; } = new("projectoffering.modified");

    /// <summary>The topic <c>projectoffering.deleted</c>, with a <see cref="Parallax.ProjectOfferingDeleted"/>.</summary>
    public static ParallaxWebhookTopic ProjectOfferingDeleted { get; } = new("projectoffering.deleted");

    /// <summary>The topic <c>projectofferingrole.created</c>, with a <see cref="Parallax.ProjectOfferingRoleCreated"/>.</summary>
    public static ParallaxWebhookTopic ProjectOfferingRoleCreated { get; } = new("projectofferingrole.created");

    /// <summary>The topic <c>projectofferingrole.modified</c>, with a <see cref="Parallax.ProjectOfferingRoleModified"/>.</summary>
    public static ParallaxWebhookTopic ProjectOfferingRoleModified { get; } = new("projectofferingrole.modified");

    /// <summary>The topics that are documented.</summary>
    public static IReadOnlyList<ParallaxWebhookTopic> Known { get; } =
    [
        ProjectCreated, ProjectModified,
        ProjectOfferingCreated, ProjectOfferingModified, ProjectOfferingDeleted,
        ProjectOfferingRoleCreated, ProjectOfferingRoleModified,
    ];

    /// <summary>The topic as it stands in JSON; empty for <c>default</c>, which is null there.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the topic is documented.</summary>
    public bool IsKnown => Known.Contains(this);

    string? IOpenEnum.Text => _value;

    /// <summary>The topic <paramref name="value"/>, known or not; <c>default</c> for null.</summary>
    public static ParallaxWebhookTopic From(string? value) => new(value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ParallaxWebhookTopic(string? value) => new(value);

    /// <summary>The topic <paramref name="value"/>, known or not; null for null.</summary>
    public static implicit operator ParallaxWebhookTopic?(string? value)
        => value is null ? default(ParallaxWebhookTopic?) : new ParallaxWebhookTopic(value);

    /// <summary>Whether both are the same topic, letter by letter. <c>default</c> is none, and not the empty text.</summary>
    public static bool operator ==(ParallaxWebhookTopic left, ParallaxWebhookTopic right) => left.Equals(right);

    /// <summary>Whether the topics differ.</summary>
    public static bool operator !=(ParallaxWebhookTopic left, ParallaxWebhookTopic right) => !left.Equals(right);

    /// <inheritdoc />
    public static ParallaxWebhookTopic Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out ParallaxWebhookTopic result)
    {
        result = new(s);
        return s is not null;
    }

    /// <inheritdoc />
    public bool Equals(ParallaxWebhookTopic other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ParallaxWebhookTopic other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _value is null ? 0 : StringComparer.Ordinal.GetHashCode(_value);

    /// <summary>By its letters, <c>default</c> first.</summary>
    public int CompareTo(ParallaxWebhookTopic other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc cref="CompareTo(ParallaxWebhookTopic)"/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        ParallaxWebhookTopic other => CompareTo(other),
        _ => throw new ArgumentException("It is no ParallaxWebhookTopic.", nameof(obj)),
    };

    /// <summary>The topic as it stands in JSON.</summary>
    public override string ToString() => Value;
}
