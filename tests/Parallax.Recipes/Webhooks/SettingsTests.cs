using Microsoft.AspNetCore.Builder;
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
    [TestCase("MaxBodyBytes", "0")]
    [TestCase("MaxBodyBytes", "16777217")]
    public async Task With_a_wrong_setting_the_application_does_not_start_and_names_it(string name, string? value)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAppAsync((name, value)));
        Assert.That(failure!.Message, Does.StartWith($"ParallaxWebhooks:{name} ").And.Not.Contains("with-line-break"));
    }

    [Test]
    public async Task A_setting_that_the_options_do_not_have_is_named()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAppAsync(("Secrit", "whsec_oh")));
        Assert.That(failure.ToString(), Does.Contain("Secrit").And.Not.Contains("whsec"));
    }

    [Test]
    public async Task An_endpoint_without_its_services_says_what_to_call()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        Assert.That(
            () => app.MapParallaxWebhook("/hooks", static (_, _) => Task.CompletedTask),
            Throws.InvalidOperationException.With.Message.Contains("services.AddParallaxWebhooks("));
    }

    [Test]
    public async Task While_the_secret_is_replaced_both_are_taken(CancellationToken cancellationToken)
    {
        await RestartAppAsync(("Secret", "whsec_new"), ("PreviousSecret", WebhookApp.Secret));
        Emulator.Webhooks.Subscribe(App.Address, "whsec_new", ParallaxWebhookEncoding.Base64);
        var deliveries = await Emulator.Webhooks.SendAsync("project.created", "{}", cancellationToken);
        Assert.That(deliveries.Select(delivery => delivery.Status), Is.All.EqualTo(200).And.Exactly(2).Items);
        Assert.That((await Handled.NextAsync(cancellationToken)).Topic, Is.EqualTo(ParallaxWebhookTopic.ProjectCreated));
    }
}
