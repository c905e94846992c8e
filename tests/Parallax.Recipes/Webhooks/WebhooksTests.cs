using Microsoft.Extensions.DependencyInjection;
using Parallax.Recipes.Webhooks.Support;

namespace Parallax.Recipes.Webhooks;

/// <summary>From a change in Parallax to the handler, over real sockets.</summary>
[CancelAfter(60_000)]
internal sealed class WebhooksTests : WebhookFixture
{
    [Test]
    public async Task What_changes_in_Parallax_is_brought_up_to_date_here(CancellationToken cancellationToken)
    {
        using var parallax = Emulator.CreateClient();
        var mirror = new Mirror();
        await using var app = await WebhookApp.StartAsync<ProjectMirror>(services => services.AddSingleton<IParallaxClient>(parallax)
            .AddSingleton(mirror));
        Emulator.Webhooks.Subscribe(app.Address, WebhookApp.Secret);

        var client = await parallax.Clients.CreateAsync(new CreateClient { Name = "Northwind" }, cancellationToken);
        var project = await parallax.Projects.CreateAsync(new CreateProject { Name = "Rollout", ClientId = client.Id }, cancellationToken);
        var offering = await parallax.ProjectOfferings.CreateAsync(
            project.Id, new CreateProjectOffering { Name = "Design", BillingModel = BillingModel.FixedBid }, cancellationToken);
        await parallax.Projects.UpdateAsync(project.Id, new UpdateProject { Name = "Rollout, phase 2" }, cancellationToken);

        // The handler reads what is there now, so the first event of the project may bring its last name, and the offering comes after it.
        while (!mirror.Projects.TryGetValue(project.Id, out var copy)
            || copy.Name != "Rollout, phase 2"
            || !mirror.Offerings.ContainsKey(offering.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.That(mirror.Offerings[offering.Id].Name, Is.EqualTo("Design"));
        Assert.That(mirror.Projects.Keys, Is.EqualTo(new[] { project.Id }));
    }

    [Test]
    public async Task A_webhook_is_answered_before_it_is_handled(CancellationToken cancellationToken)
    {
        var work = new TaskCompletionSource();
        Handled.Work = _ => work.Task;
        var delivery = await SendAsync("project.created", """{"Id":"0c2f9c1e-7d6b-4c8e-9f57-2f8f4d0f5a11"}""");
        Assert.That(delivery.Status, Is.EqualTo(202));
        Assert.That((await Handled.NextAsync(cancellationToken)).Payload, Is.TypeOf<ProjectCreated>());
        work.SetResult();
    }

    [Test]
    public async Task A_delivery_that_comes_again_is_accepted_and_handled_once(CancellationToken cancellationToken)
    {
        var first = await SendAsync("project.created");
        await SendAsync("project.modified");
        var again = await Emulator.Webhooks.RepeatAsync(first, cancellationToken);
        Assert.That((again.Attempt, again.Signature, again.Status), Is.EqualTo((2, first.Signature, 202)));
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.EqualTo("project.created, project.modified"));
    }

    [Test]
    public async Task A_signature_written_another_way_does_not_make_another_delivery_of_it(CancellationToken cancellationToken)
    {
        var first = await SendAsync("project.created");
        var hex = first.Signature["sha256=".Length..];
        foreach (var signature in new[] { hex.ToUpperInvariant(), Convert.ToBase64String(Convert.FromHexString(hex)) })
        {
            Assert.That((int)await PostAsync(first.Body, first.Timestamp, $"sha256={signature}"), Is.EqualTo(202), signature);
        }

        Assert.That(await HandledTopicsAsync(cancellationToken), Is.EqualTo("project.created"));
    }

    [Test]
    public async Task The_same_event_once_more_is_another_delivery(CancellationToken cancellationToken)
    {
        await SendAsync("project.created");
        await SendAsync("project.created");
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.EqualTo("project.created, project.created"));
    }

    [Test]
    public async Task A_topic_that_nobody_knows_is_kept(CancellationToken cancellationToken)
    {
        await SendAsync("timesheet.approved", """{"Sheet":"2025-W11"}""");
        var webhook = await Handled.NextAsync(cancellationToken);
        Assert.That(
            (webhook.Topic.Value, ((UnknownWebhookPayload)webhook.Payload).Json["Sheet"]?.ToString()),
            Is.EqualTo(("timesheet.approved", "2025-W11")));
    }

    [Test]
    public async Task A_handler_that_fails_is_logged_and_the_next_event_is_handled(CancellationToken cancellationToken)
    {
        Handled.Work = webhook => webhook.Topic == "project.created" ? throw new InvalidOperationException("No luck.") : Task.CompletedTask;
        await SendAsync("project.created");
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.EqualTo("project.created"));
        Assert.That(App.Log.Lines(), Has.Some.Contains("The handler failed for project.created").And.Contains("No luck."));
    }

    [Test]
    public async Task When_the_queue_is_full_the_sender_is_asked_to_come_again_and_then_it_is_handled(CancellationToken cancellationToken)
    {
        await RestartAppAsync(("QueueLimit", "1"));
        var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Handled.Work = _ => work.Task;
        await SendAsync("first");
        await Handled.NextAsync(cancellationToken);
        await SendAsync("second");
        var refused = await SendAsync("third");
        Assert.That(refused.Status, Is.EqualTo(503));

        work.SetResult();
        await Handled.NextAsync(cancellationToken);
        Assert.That((await Emulator.Webhooks.RepeatAsync(refused, cancellationToken)).Status, Is.EqualTo(202));
        Assert.That((await Handled.NextAsync(cancellationToken)).Topic.Value, Is.EqualTo("third"));
    }
}
