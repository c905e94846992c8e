using System.Collections.ObjectModel;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax;

/// <summary>What a webhook says of the object that something happened to. Take it apart with <c>switch</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ParallaxWebhookPayload>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ParallaxWebhookPayload>))]
public abstract class ParallaxWebhookPayload : IJsonWritable
{
    private protected ParallaxWebhookPayload()
    {
    }

    /// <summary>Members that are not documented, or not in the form that was expected, by JSON name, as they came.</summary>
    public IReadOnlyDictionary<string, JToken> UnknownMembers { get; init; } = ReadOnlyDictionary<string, JToken>.Empty;

    void IJsonWritable.WriteTo(Utf8JsonWriter writer) => WriteTo(writer);

    private protected virtual void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteProperties(writer);
        WebhookMembers.Write(writer, UnknownMembers);
        writer.WriteEndObject();
    }

    private protected virtual void WriteProperties(Utf8JsonWriter writer)
    {
    }
}

/// <summary>Something happened to a project.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectPayload>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectPayload>))]
public abstract class ProjectPayload : ParallaxWebhookPayload
{
    private protected ProjectPayload()
    {
    }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }

    private protected override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.Write("Id"u8, Id);
    }
}

/// <summary>A project was created, topic <c>project.created</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectCreated>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectCreated>))]
public sealed class ProjectCreated : ProjectPayload;

/// <summary>A project was changed, topic <c>project.modified</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectModified>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectModified>))]
public sealed class ProjectModified : ProjectPayload
{
    /// <summary>
    /// Names of the properties that changed; null if the payload does not say: then anything may have. That there is such a member is
    /// documented, that it is a list of names is inferred; in any other form it is among the
    /// <see cref="ParallaxWebhookPayload.UnknownMembers"/>.
    /// </summary>
    public IReadOnlyList<string>? ModifiedProperties { get; init; }

    private protected override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        if (ModifiedProperties is not null)
        {
            writer.Write("ModifiedProperties"u8, ModifiedProperties);
        }
    }
}

/// <summary>Something happened to an offering of a project.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingPayload>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingPayload>))]
public abstract class ProjectOfferingPayload : ParallaxWebhookPayload
{
    private protected ProjectOfferingPayload()
    {
    }

    /// <summary>Id of the offering. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid ProjectId { get; init; }

    private protected override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.Write("Id"u8, Id);
        writer.Write("ProjectId"u8, ProjectId);
    }
}

/// <summary>An offering was created, topic <c>projectoffering.created</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingCreated>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingCreated>))]
public sealed class ProjectOfferingCreated : ProjectOfferingPayload;

/// <summary>An offering was changed, topic <c>projectoffering.modified</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingModified>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingModified>))]
public sealed class ProjectOfferingModified : ProjectOfferingPayload;

/// <summary>An offering was deleted, topic <c>projectoffering.deleted</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingDeleted>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingDeleted>))]
public sealed class ProjectOfferingDeleted : ProjectOfferingPayload;

/// <summary>Something happened to a role of an offering.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingRolePayload>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingRolePayload>))]
public abstract class ProjectOfferingRolePayload : ParallaxWebhookPayload
{
    private protected ProjectOfferingRolePayload()
    {
    }

    /// <summary>Id of the offering's role. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Id of the offering. Documented; that it is a UUID is inferred.</summary>
    public required Guid ProjectOfferingId { get; init; }

    private protected override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.Write("Id"u8, Id);
        writer.Write("ProjectId"u8, ProjectId);
        writer.Write("ProjectOfferingId"u8, ProjectOfferingId);
    }
}

/// <summary>A role was added to an offering, topic <c>projectofferingrole.created</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingRoleCreated>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingRoleCreated>))]
public sealed class ProjectOfferingRoleCreated : ProjectOfferingRolePayload;

/// <summary>A role of an offering was changed, topic <c>projectofferingrole.modified</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<ProjectOfferingRoleModified>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<ProjectOfferingRoleModified>))]
public sealed class ProjectOfferingRoleModified : ProjectOfferingRolePayload;

/// <summary>A payload as it came: of a topic that is not known, or of a known one that it does not fit.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(WebhookPayloadJsonConverter<UnknownWebhookPayload>))]
[Newtonsoft.Json.JsonConverter(typeof(WebhookPayloadConverter<UnknownWebhookPayload>))]
public sealed class UnknownWebhookPayload : ParallaxWebhookPayload
{
    /// <summary>The payload; JSON null if there is none.</summary>
    public required JToken Json { get; init; }

    /// <summary>
    /// Why the payload of a known topic could not be read, such as <c>Payload.Id: it is missing</c>; it holds nothing of the payload.
    /// Null when it is the topic that is not known.
    /// </summary>
    public string? Problem { get; init; }

    private protected override void WriteTo(Utf8JsonWriter writer) => writer.WriteToken(Json);
}
