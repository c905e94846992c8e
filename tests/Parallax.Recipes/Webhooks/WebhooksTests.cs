using System.Net;
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
        await using var app = await WebhookApp.StartAsync(
            static (webhook, services, stopping) => services.GetRequiredService<ProjectMirror>().HandleAsync(webhook, stopping),
            services => services.AddSingleton<IParallaxClient>(parallax).AddSingleton(mirror).AddScoped<ProjectMirror>());
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
    public async Task A_delivery_that_comes_again_is_accepted_and_handled_once(CancellationToken cancellationToken)
    {
        var first = await SendAsync("project.created");
        await SendAsync("project.modified");
        var again = await Emulator.Webhooks.RepeatAsync(first, cancellationToken);
        Assert.That((again.Attempt, again.Signature, again.Status), Is.EqualTo((2, first.Signature, 200)));
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.EqualTo("project.created, project.modified"));
    }

    [Test]
    public async Task A_signature_written_another_way_does_not_make_another_delivery_of_it(CancellationToken cancellationToken)
    {
        var first = await SendAsync("project.created");
        var hex = first.Signature["sha256=".Length..];
        foreach (var signature in new[] { hex.ToUpperInvariant(), Convert.ToBase64String(Convert.FromHexString(hex)) })
        {
            Assert.That((int)await PostAsync(first.Body, first.Timestamp, $"sha256={signature}"), Is.EqualTo(200), signature);
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
    public async Task A_delivery_whose_handler_failed_is_handled_when_it_comes_again(CancellationToken cancellationToken)
    {
        Handled.Work = _ => throw new InvalidOperationException("No luck.");
        var failed = await SendAsync("project.created");
        Assert.That(failed.Status, Is.EqualTo(500));
        Assert.That(App.Log.Lines(), Has.Some.Contains("The handler failed for project.created").And.Contains("No luck."));

        Handled.Work = static _ => Task.CompletedTask;
        Assert.That((await Emulator.Webhooks.RepeatAsync(failed, cancellationToken)).Status, Is.EqualTo(200));
        Assert.That((await Emulator.Webhooks.RepeatAsync(failed, cancellationToken)).Status, Is.EqualTo(200));
        Assert.That(
            await HandledTopicsAsync(cancellationToken), Is.EqualTo("project.created, project.created"), "the failure, and once more");
    }

    [Test]
    public async Task Copies_that_come_while_one_is_handled_are_asked_to_come_again_and_handled_once(CancellationToken cancellationToken)
    {
        var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var genuine = await SendAsync("test.copied");
        await RestartAppAsync();
        Handled.Work = _ => work.Task;
        await Handled.NextAsync(cancellationToken);
        var first = PostAsync(genuine.Body, genuine.Timestamp, genuine.Signature);
        await Handled.NextAsync(cancellationToken);
        var copies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(genuine.Body, genuine.Timestamp, genuine.Signature)));
        Assert.That(copies.Select(status => (int)status), Is.All.EqualTo(503));
        work.SetResult();
        Assert.That((int)await first, Is.EqualTo(200));
        Assert.That((int)await PostAsync(genuine.Body, genuine.Timestamp, genuine.Signature), Is.EqualTo(200));
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.Empty);
    }

    [Test]
    public async Task A_sender_that_gives_up_does_not_stop_the_handler(CancellationToken cancellationToken)
    {
        var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var genuine = await SendAsync("test.slow");
        await RestartAppAsync();
        await Handled.NextAsync(cancellationToken);
        Handled.Work = _ => work.Task;
        using (var impatient = new HttpClient())
        using (var request = new HttpRequestMessage(HttpMethod.Post, App.Address) { Content = new StringContent(genuine.Body) })
        {
            request.Headers.Add(ParallaxWebhook.TimestampHeader, genuine.Timestamp);
            request.Headers.Add(ParallaxWebhook.SignatureHeader, genuine.Signature);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var sending = impatient.SendAsync(request, patience.Token);
            await Handled.NextAsync(cancellationToken);
            await patience.CancelAsync();
            await Assert.ThatAsync(() => sending, Throws.InstanceOf<OperationCanceledException>());
        }

        work.SetResult();
        HttpStatusCode status;
        while ((status = await PostAsync(genuine.Body, genuine.Timestamp, genuine.Signature)) == HttpStatusCode.ServiceUnavailable)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.Empty, "it was handled once");
    }
}
