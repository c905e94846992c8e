using System.ComponentModel;
using System.Reflection;

namespace Parallax.Tests.Webhooks;

/// <summary>The open set of topics.</summary>
internal sealed class TopicTests
{
    [Test]
    public void The_known_ones_are_those_of_the_documentation()
        => Assert.That(
            ParallaxWebhookTopic.Known.Select(topic => topic.Value),
            Is.EqualTo(new[]
            {
                "project.created", "project.modified", "projectoffering.created", "projectoffering.modified", "projectoffering.deleted",
                "projectofferingrole.created", "projectofferingrole.modified",
            }));

    [Test]
    public void Each_has_a_member_of_its_name()
        => Assert.That(
            typeof(ParallaxWebhookTopic).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(member => member.PropertyType == typeof(ParallaxWebhookTopic))
                .Select(member => (member.Name.ToUpperInvariant(), member.GetValue(null))),
            Is.EquivalentTo(ParallaxWebhookTopic.Known.Select(topic => (topic.Value.Replace(".", "", StringComparison.Ordinal)
                .ToUpperInvariant(), (object)topic))));

    [Test]
    public void Any_other_is_kept_and_told_apart()
    {
        ParallaxWebhookTopic topic = "Client.Merged";
        Assert.Multiple(() =>
        {
            Assert.That((topic.Value, topic.ToString(), topic.IsKnown), Is.EqualTo(("Client.Merged", "Client.Merged", false)));
            Assert.That(
                (topic == "Client.Merged", topic != "client.merged", topic.Equals((object)"Client.Merged"), topic.GetHashCode()),
                Is.EqualTo((true, true, false, ParallaxWebhookTopic.From("Client.Merged").GetHashCode())));
            Assert.That((default(ParallaxWebhookTopic).Value, default(ParallaxWebhookTopic) == ""), Is.EqualTo(("", false)));
            Assert.That(ParallaxWebhookTopic.From(null), Is.EqualTo(default(ParallaxWebhookTopic)));
        });
    }

    [Test]
    public void Serializers_write_it_as_text_and_configuration_reads_it()
    {
        Assert.That(ModelJson.Write(new { Topic = ParallaxWebhookTopic.ProjectCreated }), Is.EqualTo("""{"Topic":"project.created"}"""));
        Assert.That(
            TypeDescriptor.GetConverter(typeof(ParallaxWebhookTopic)).ConvertFromInvariantString("a.b"),
            Is.EqualTo((ParallaxWebhookTopic)"a.b"));
    }
}
