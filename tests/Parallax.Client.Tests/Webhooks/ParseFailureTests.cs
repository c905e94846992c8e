using System.Text;

namespace Parallax.Tests.Webhooks;

/// <summary>Bodies that are no webhook: one exception, which says where and never what.</summary>
internal sealed class ParseFailureTests
{
    private const string Canary = "canary-2f8f4d0f5a11";

    [TestCase("", "the text ends too early")]
    [TestCase("   ", "the text ends too early")]
    [TestCase("null", "the top level: an object was expected")]
    [TestCase("\"canary-2f8f4d0f5a11\"", "the top level: an object was expected")]
    [TestCase("[{\"Topic\":\"canary-2f8f4d0f5a11\"}]", "the top level: an object was expected")]
    [TestCase("canary-2f8f4d0f5a11", "valid JSON")]
    [TestCase("<html>canary-2f8f4d0f5a11</html>", "valid JSON")]
    [TestCase("{\"Topic\":\"canary-2f8f4d0f5a11\"", "valid JSON")]
    [TestCase("{\"Topic\":\"canary-2f8f4d0f5a11\"} {}", "valid JSON")]
    [TestCase("{\"Topic\":\"canary-2f8f4d0f5a11\"}canary-2f8f4d0f5a11", "valid JSON")]
    [TestCase("{\"canary-2f8f4d0f5a11\":canary-2f8f4d0f5a11}", "line 1, position")]
    [TestCase("{\"topic\":\"canary-2f8f4d0f5a11\"}", "Topic: it is missing")]
    [TestCase("{\"Topic\":null,\"CorrelationId\":\"canary-2f8f4d0f5a11\"}", "Topic: it is missing")]
    [TestCase("{\"Topic\":\"\",\"CorrelationId\":\"canary-2f8f4d0f5a11\"}", "Topic: it is missing")]
    [TestCase("{\"Topic\":{\"canary-2f8f4d0f5a11\":1}}", "Topic: a string was expected")]
    [TestCase("{\"Topic\":[\"canary-2f8f4d0f5a11\"]}", "Topic: a string was expected")]
    [TestCase("{\"Topic\":\"x\",\"EventOccurredOn\":\"canary-2f8f4d0f5a11\"}", "EventOccurredOn: a date and time as in")]
    [TestCase("{\"Topic\":\"x\",\"EventOccurredOn\":\"10:30\"}", "EventOccurredOn: a date and time as in")]
    [TestCase("{\"Topic\":\"x\",\"EventOccurredOn\":1741608000}", "EventOccurredOn: a date and time was expected")]
    [TestCase("{\"Topic\":\"x\",\"EventOccurredOn\":{\"canary-2f8f4d0f5a11\":1}}", "EventOccurredOn: a date and time was expected")]
    [TestCase("{\"Topic\":\"x\",\"CorrelationId\":[\"canary-2f8f4d0f5a11\"]}", "CorrelationId: a string was expected")]
    public void The_message_names_the_member_and_nothing_of_the_body(string body, string expected)
    {
        var failure = Assert.Throws<ParallaxWebhookException>(() => ParallaxWebhook.Parse(Encoding.UTF8.GetBytes(body)));
        Assert.That(failure!.Message, Does.StartWith("The webhook cannot be read, ").And.Contains(expected));
        Assert.That(failure.ToString(), Does.Not.Contain(Canary));
    }

    [Test]
    public void A_problem_of_the_payload_says_nothing_of_it_either()
    {
        var webhook = ParallaxWebhook.Parse(Encoding.UTF8.GetBytes($$$"""{"Topic":"project.created","Payload":{"Id":"{{{Canary}}}"}}"""));
        Assert.That(((UnknownWebhookPayload)webhook.Payload).Problem, Does.Contain("Payload.Id").And.Not.Contains(Canary));
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    public void Sixty_four_levels_are_read_and_a_hundred_thousand_are_refused(string open, string close)
        => Assert.Multiple(() =>
        {
            Assert.That(ParallaxWebhook.Parse(Nested(63)).UnknownMembers, Has.Count.EqualTo(1));
            Assert.That(
                () => ParallaxWebhook.Parse(Nested(64)), Throws.TypeOf<ParallaxWebhookException>().With.Message.Contains("64 levels"));
            Assert.That(
                () => ParallaxWebhook.Parse(Nested(100_000)), Throws.TypeOf<ParallaxWebhookException>().With.Message.Contains("64 levels"));

            byte[] Nested(int depth)
            {
                var value = $"{string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))}";
                return Encoding.UTF8.GetBytes($$$"""{"Topic":"x","deep":{{{value}}}}""");
            }
        });
}
