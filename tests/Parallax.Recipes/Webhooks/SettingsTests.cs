using Microsoft.Extensions.Options;
using Parallax.Recipes.Webhooks.Support;

namespace Parallax.Recipes.Webhooks;

/// <summary>The secret out of the configuration.</summary>
[CancelAfter(60_000)]
internal sealed class SettingsTests : WebhookFixture
{
    [TestCase("Secret", null)]
    [TestCase("Secret", "")]
    [TestCase("Secret", "whsec_with-line-break\n")]
    [TestCase("PreviousSecret", "")]
    [TestCase("PreviousSecret", " ")]
    public async Task Without_a_proper_secret_the_application_does_not_start(string name, string? value)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAppAsync((name, value)));
        Assert.That(failure!.Message, Does.StartWith($"ParallaxWebhooks:{name} is ").And.Not.Contains("whsec"));
    }

    [Test]
    public async Task While_the_secret_is_replaced_both_are_taken(CancellationToken cancellationToken)
    {
        await RestartAppAsync(("Secret", "whsec_new"), ("PreviousSecret", WebhookApp.Secret));
        Emulator.Webhooks.Subscribe(App.Address, "whsec_new", ParallaxWebhookEncoding.Base64);
        var deliveries = await Emulator.Webhooks.SendAsync("project.created", "{}", cancellationToken);
        Assert.That(deliveries.Select(delivery => delivery.Status), Is.All.EqualTo(202).And.Exactly(2).Items);
        Assert.That((await Handled.NextAsync(cancellationToken)).Topic, Is.EqualTo(ParallaxWebhookTopic.ProjectCreated));
    }
}
