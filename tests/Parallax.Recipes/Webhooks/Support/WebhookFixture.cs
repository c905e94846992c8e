using System.Net;

namespace Parallax.Recipes.Webhooks.Support;

/// <summary>An emulator that sends webhooks, and an application that receives them.</summary>
internal abstract class WebhookFixture
{
    protected HandledWebhooks Handled { get; private set; } = null!;

    protected ParallaxEmulator Emulator { get; private set; } = null!;

    protected FakeTime EmulatorTime { get; private set; } = null!;

    protected WebhookApp App { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        (Handled, EmulatorTime, Http) = (new HandledWebhooks(), new FakeTime(), new HttpClient());
        Emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = EmulatorTime });
        App = await StartAppAsync();
        Emulator.Webhooks.Subscribe(App.Address, WebhookApp.Secret);
    }

    [TearDown]
    public async Task Stop()
    {
        Http.Dispose();
        await App.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    protected Task<WebhookApp> StartAppAsync(params (string Name, string? Value)[] settings)
        => WebhookApp.StartAsync((webhook, _, _) => Handled.HandleAsync(webhook), static _ => { }, settings);

    /// <summary>Puts an application with other settings in the place of the first one.</summary>
    protected async Task RestartAppAsync(params (string Name, string? Value)[] settings)
    {
        await App.DisposeAsync();
        App = await StartAppAsync(settings);
        Emulator.Webhooks.Clear();
        Emulator.Webhooks.Subscribe(App.Address, WebhookApp.Secret);
    }

    protected async Task<ParallaxWebhookDelivery> SendAsync(string topic, string payload = "{}")
        => (await Emulator.Webhooks.SendAsync(topic, payload)).Single();

    /// <summary>Posts by hand what an emulator cannot send, since it signs what it sends.</summary>
    protected async Task<HttpStatusCode> PostAsync(HttpContent body, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address) { Content = body };
        if (timestamp is not null)
        {
            request.Headers.TryAddWithoutValidation(ParallaxWebhook.TimestampHeader, timestamp);
        }

        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(ParallaxWebhook.SignatureHeader, signature);
        }

        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    protected async Task<HttpStatusCode> PostAsync(string body, string? timestamp, string? signature)
    {
        using var content = new StringContent(body);
        return await PostAsync(content, timestamp, signature);
    }

    /// <summary>The topics that are handled from now on up to a webhook that is sent last: so it is known that nothing else was.</summary>
    protected async Task<string> HandledTopicsAsync(CancellationToken cancellationToken)
    {
        const string Last = "test.last";
        await SendAsync(Last);
        var topics = new List<string>();
        while ((await Handled.NextAsync(cancellationToken)).Topic.Value is var topic && topic != Last)
        {
            topics.Add(topic);
        }

        return string.Join(", ", topics);
    }
}
