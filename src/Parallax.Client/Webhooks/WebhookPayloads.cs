using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>Which class the payload of a topic has, and how it is read.</summary>
internal static class WebhookPayloads
{
    private static readonly Dictionary<ParallaxWebhookTopic, (Type Class, Func<WebhookMembers, ParallaxWebhookPayload> Read)> Known = new()
    {
        [ParallaxWebhookTopic.ProjectCreated] = (typeof(ProjectCreated), static json => new ProjectCreated
        {
            Id = json.Id("Id"),
            UnknownMembers = json.Left
        }),
        [ParallaxWebhookTopic.ProjectModified] = (typeof(ProjectModified), static json => new ProjectModified
        {
            Id = json.Id("Id"),
            ModifiedProperties = json.NamesIfAny("ModifiedProperties"),
            UnknownMembers = json.Left,
        }),
        [ParallaxWebhookTopic.ProjectOfferingCreated] = (typeof(ProjectOfferingCreated), static json => new ProjectOfferingCreated
        {
            Id = json.Id("Id"),
            ProjectId = json.Id("ProjectId"),
            UnknownMembers = json.Left
        }),
        [ParallaxWebhookTopic.ProjectOfferingModified] = (typeof(ProjectOfferingModified), static json => new ProjectOfferingModified
        {
            Id = json.Id("Id"),
            ProjectId = json.Id("ProjectId"),
            UnknownMembers = json.Left
        }),
        [ParallaxWebhookTopic.ProjectOfferingDeleted] = (typeof(ProjectOfferingDeleted), static json => new ProjectOfferingDeleted
        {
            Id = json.Id("Id"),
            ProjectId = json.Id("ProjectId"),
            UnknownMembers = json.Left
        }),
        [ParallaxWebhookTopic.ProjectOfferingRoleCreated] = (
            typeof(ProjectOfferingRoleCreated),
            static json => new ProjectOfferingRoleCreated
            {
                Id = json.Id("Id"),
                ProjectId = json.Id("ProjectId"),
                ProjectOfferingId = json.Id("ProjectOfferingId"),
                UnknownMembers = json.Left,
            }),
        [ParallaxWebhookTopic.ProjectOfferingRoleModified] = (
            typeof(ProjectOfferingRoleModified),
            static json => new ProjectOfferingRoleModified
            {
                Id = json.Id("Id"),
                ProjectId = json.Id("ProjectId"),
                ProjectOfferingId = json.Id("ProjectOfferingId"),
                UnknownMembers = json.Left,
            }),
    };

    public static ParallaxWebhookPayload Read(ParallaxWebhookTopic topic, JToken json)
    {
        string? problem = null;
        if (Known.TryGetValue(topic, out var known))
        {
            try
            {
                return known.Read(Members(json));
            }
            catch (WireFormatException failure)
            {
                problem = WireFormatException.At("Payload", failure).Message;
            }
        }

        return new UnknownWebhookPayload { Json = json, Problem = problem };
    }

    /// <summary>Reads a payload that comes without its event, and so without its topic.</summary>
    /// <exception cref="WireFormatException">It does not fit, or its class is a group of several.</exception>
    public static ParallaxWebhookPayload Read(Type type, JToken json)
    {
        if (type == typeof(UnknownWebhookPayload))
        {
            return new UnknownWebhookPayload { Json = json };
        }

        var known = Known.Values.FirstOrDefault(known => known.Class == type);
        return known.Read is null
            ? throw new WireFormatException($"a {type.Name} by itself does not say which payload it is; keep "
                + $"the {nameof(ParallaxWebhookEvent)}, or the payload under its own class")
            : known.Read(Members(json));
    }

    private static WebhookMembers Members(JToken json) => new(json as JObject ?? throw new WireFormatException("an object was expected"));
}
