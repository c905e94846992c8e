using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>Which class the payload of a topic has, and how it is read.</summary>
internal static class WebhookPayloads
{
    private static readonly Dictionary<ParallaxWebhookTopic, Func<WebhookMembers, ParallaxWebhookPayload>> Known = new()
    {
        [ParallaxWebhookTopic.ProjectCreated] = static json => new ProjectCreated { Id = json.Id("Id"), UnknownMembers = json.Left },
        [ParallaxWebhookTopic.ProjectModified] = static json => new ProjectModified
        {
            Id = json.Id("Id"),
            ModifiedProperties = json.NamesIfAny("ModifiedProperties"),
            UnknownMembers = json.Left,
        },
        [ParallaxWebhookTopic.ProjectOfferingCreated] = static json => new ProjectOfferingCreated { Id = json.Id("Id"), ProjectId = json.Id("ProjectId"), UnknownMembers = json.Left },
        [ParallaxWebhookTopic.ProjectOfferingModified] = static json => new ProjectOfferingModified { Id = json.Id("Id"), ProjectId = json.Id("ProjectId"), UnknownMembers = json.Left },
        [ParallaxWebhookTopic.ProjectOfferingDeleted] = static json => new ProjectOfferingDeleted { Id = json.Id("Id"), ProjectId = json.Id("ProjectId"), UnknownMembers = json.Left },
        [ParallaxWebhookTopic.ProjectOfferingRoleCreated] = static json => new ProjectOfferingRoleCreated
        {
            Id = json.Id("Id"),
            ProjectId = json.Id("ProjectId"),
            ProjectOfferingId = json.Id("ProjectOfferingId"),
            UnknownMembers = json.Left,
        },
        [ParallaxWebhookTopic.ProjectOfferingRoleModified] = static json => new ProjectOfferingRoleModified
        {
            Id = json.Id("Id"),
            ProjectId = json.Id("ProjectId"),
            ProjectOfferingId = json.Id("ProjectOfferingId"),
            UnknownMembers = json.Left,
        },
    };

    public static ParallaxWebhookPayload Read(ParallaxWebhookTopic topic, JToken json)
    {
        var members = json as JObject is { } payload ? new WebhookMembers(payload) : null;
        string? problem = null;
        if (Known.TryGetValue(topic, out var read))
        {
            try
            {
                return read(members ?? throw new WireFormatException("an object was expected"));
            }
            catch (WireFormatException failure)
            {
                problem = WireFormatException.At("Payload", failure).Message;
            }
        }

        return new UnknownWebhookPayload { Json = json, Problem = problem };
    }
}
