using System.Text;
using Newtonsoft.Json.Linq;

namespace Parallax.Tests.Webhooks;

/// <summary>Events and payloads in a queue of the host, whichever serializer it has.</summary>
internal sealed class KeptEventTests
{
    private const string Ids =
        "\"Id\":\"0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11\",\"ProjectId\":\"1c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11\","
            + "\"ProjectOfferingId\":\"2c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11\"";

    private static IEnumerable<TestCaseData> FacesAndTopics
        => from face in Face.All from topic in ParallaxWebhookTopic.Known.Append("brand.new") select new TestCaseData(face, topic);

    private static IEnumerable<Type> Payloads
        => typeof(ParallaxWebhookPayload).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(ParallaxWebhookPayload)) || type == typeof(ParallaxWebhookPayload));

    private static IEnumerable<TestCaseData> FacesAndGroups
        => from face in Face.All from type in Payloads where type.IsAbstract select new TestCaseData(face, type);

    [TestCaseSource(nameof(FacesAndTopics))]
    public void Event_comes_back_whole_and_in_the_form_of_the_vendor(Face face, ParallaxWebhookTopic topic)
    {
        var body =
            $$$"""{"Topic":"{{{topic}}}","Payload":{{{{Ids}}},"ModifiedProperties":["Name"],"brand_new":"""
                + """[1.5,"2024-01-01T22:10:00Z"]},"CorrelationId":"b7c1","EventOccurredOn":"2025-03-10T11:59:58.5+00:00","brand_new":"""
                + """{"a":null}}""";
        var webhook = ParallaxWebhook.Parse(Encoding.UTF8.GetBytes(body));

        var written = face.Write(webhook, typeof(ParallaxWebhookEvent));
        var read = (ParallaxWebhookEvent)face.Read(written, typeof(ParallaxWebhookEvent))!;

        Assert.Multiple(() =>
        {
            Assert.That(JToken.DeepEquals(ModelJson.Parse(written), ModelJson.Parse(body)), Is.True, written);
            Assert.That(
                (read.Topic, read.Payload.GetType(), read.EventOccurredOn, read.CorrelationId),
                Is.EqualTo((webhook.Topic, webhook.Payload.GetType(), webhook.EventOccurredOn, webhook.CorrelationId)));
            Assert.That(face.Write(read, typeof(ParallaxWebhookEvent)), Is.EqualTo(written));
        });
    }

    [TestCaseSource(nameof(FacesAndTopics))]
    public void Payload_comes_back_under_its_own_class(Face face, ParallaxWebhookTopic topic)
    {
        var payload = ParallaxWebhook.Parse(Encoding.UTF8.GetBytes(
            $$$"""{"Topic":"{{{topic}}}","Payload":{{{{Ids}}},"ModifiedProperties":"another form"}}""")).Payload;
        var written = face.Write(payload, payload.GetType());
        Assert.That(
            JToken.DeepEquals(ModelJson.Parse(written), ModelJson.Parse($$$"""{{{{Ids}}},"ModifiedProperties":"another form"}""")),
            Is.True,
            written);
        Assert.That(face.Write(face.Read(written, payload.GetType()), payload.GetType()), Is.EqualTo(written));
    }

    [TestCaseSource(nameof(FacesAndGroups))]
    public void Payload_whose_class_is_a_group_of_several_is_refused_with_what_to_do(Face face, Type type)
        => Assert.That(() => face.Read($"{{{Ids}}}", type), Throws.InstanceOf<Exception>().With.Message.Contains("ParallaxWebhookEvent"));
}
