using System.Net;
using System.Text;
using Parallax.Recipes.Webhooks.Support;

namespace Parallax.Recipes.Webhooks;

/// <summary>What is no webhook of the vendor's: refused, logged by its verdict, and never handled.</summary>
[CancelAfter(60_000)]
internal sealed class RefusedWebhookTests : WebhookFixture
{
    private const string Canary = "canary-4711";
    private const string Payload = $$"""{"Name":"{{Canary}}"}""";

    [TearDown]
    public void Nothing_of_it_is_in_the_log()
        => Assert.That(
            App.Log.Lines(), Is.All.Not.Contains(Canary).And.All.Not.Contains(WebhookApp.Secret).And.All.Not.Contains("sha256="));

    [Test]
    public async Task A_body_that_was_tampered_with(CancellationToken cancellationToken)
    {
        var genuine = await SendAsync("project.created", Payload);
        Assert.That(await PostAsync(genuine.Body + " ", genuine.Timestamp, genuine.Signature), Is.EqualTo(HttpStatusCode.Unauthorized));
        await AssertRefusedAsync(ParallaxWebhookVerdict.WrongSignature, handled: "project.created", cancellationToken);
    }

    [Test]
    public async Task A_genuine_one_that_someone_sends_again_after_ten_minutes(CancellationToken cancellationToken)
    {
        var genuine = await SendAsync("project.created", Payload);
        Advance(ParallaxWebhook.DefaultTolerance + TimeSpan.FromSeconds(1));
        Assert.That((await Emulator.Webhooks.RepeatAsync(genuine, cancellationToken)).Status, Is.EqualTo(401));
        await AssertRefusedAsync(ParallaxWebhookVerdict.TooOld, handled: "project.created", cancellationToken);
    }

    [Test]
    public async Task One_from_the_future(CancellationToken cancellationToken)
    {
        EmulatorTime.Advance(ParallaxWebhook.DefaultTolerance + TimeSpan.FromSeconds(1));
        Assert.That((await SendAsync("project.created", Payload)).Status, Is.EqualTo(401));
        App.Time.Advance(ParallaxWebhook.DefaultTolerance);
        await AssertRefusedAsync(ParallaxWebhookVerdict.TooNew, handled: "", cancellationToken);
    }

    [Test]
    public async Task One_that_was_signed_with_another_secret(CancellationToken cancellationToken)
    {
        Emulator.Webhooks.Clear();
        Emulator.Webhooks.Subscribe(App.Address, "whsec_of-somebody-else");
        Assert.That((await SendAsync("project.created", Payload)).Status, Is.EqualTo(401));
        Emulator.Webhooks.Clear();
        Emulator.Webhooks.Subscribe(App.Address, WebhookApp.Secret);
        await AssertRefusedAsync(ParallaxWebhookVerdict.WrongSignature, handled: "", cancellationToken);
    }

    [TestCase(true, false, ParallaxWebhookVerdict.MissingSignature)]
    [TestCase(false, true, ParallaxWebhookVerdict.MissingTimestamp)]
    [TestCase(false, false, ParallaxWebhookVerdict.MissingTimestamp)]
    public async Task One_without_its_headers(
        bool withTimestamp, bool withSignature, ParallaxWebhookVerdict expected, CancellationToken cancellationToken)
    {
        var genuine = await SendAsync("project.created", Payload);
        Assert.That(
            await PostAsync(genuine.Body, withTimestamp ? genuine.Timestamp : null, withSignature ? genuine.Signature : null),
            Is.EqualTo(HttpStatusCode.Unauthorized));
        await AssertRefusedAsync(expected, handled: "project.created", cancellationToken);
    }

    [Test]
    public async Task One_with_a_header_twice(CancellationToken cancellationToken)
    {
        var genuine = await SendAsync("project.created", Payload);
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address) { Content = new StringContent(genuine.Body) };
        request.Headers.Add(ParallaxWebhook.TimestampHeader, genuine.Timestamp);
        request.Headers.Add(ParallaxWebhook.SignatureHeader, [genuine.Signature, genuine.Signature]);
        using var response = await Http.SendAsync(request, cancellationToken);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        await AssertRefusedAsync(ParallaxWebhookVerdict.MalformedSignature, handled: "project.created", cancellationToken);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_body_that_is_too_large_is_not_read_to_its_end(bool chunked, CancellationToken cancellationToken)
    {
        await RestartAppAsync(("MaxBodyBytes", "1000"));
        var genuine = await SendAsync("project.created", $$"""{"Name":"{{new string('x', 1000)}}"}""");
        Assert.That(genuine.Status, Is.EqualTo(413));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(genuine.Body));
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address)
        {
            Content = body,
            Headers = { TransferEncodingChunked = chunked }
        };
        using var response = await Http.SendAsync(request, cancellationToken);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.Empty);
    }

    [Test]
    public async Task A_body_that_is_just_as_large_as_allowed_is_read()
    {
        var length = (await SendAsync("project.created", Payload)).Body.Length;
        await RestartAppAsync(("MaxBodyBytes", $"{length}"));
        Assert.That((await SendAsync("project.created", Payload)).Status, Is.EqualTo(200));
        await RestartAppAsync(("MaxBodyBytes", $"{length - 1}"));
        Assert.That((await SendAsync("project.created", Payload)).Status, Is.EqualTo(413));
    }

    [Test]
    public async Task One_that_is_signed_and_cannot_be_read(CancellationToken cancellationToken)
    {
        Assert.That((await SendAsync("", Payload)).Status, Is.EqualTo(400));
        Assert.That(App.Log.Lines(), Has.Some.Contains("Topic: it is missing"));
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.Empty);
    }

    [Test]
    public async Task A_request_that_is_no_post()
    {
        using var response = await Http.GetAsync(App.Address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    private void Advance(TimeSpan by)
    {
        EmulatorTime.Advance(by);
        App.Time.Advance(by);
    }

    private async Task AssertRefusedAsync(ParallaxWebhookVerdict verdict, string handled, CancellationToken cancellationToken)
    {
        Assert.That(await HandledTopicsAsync(cancellationToken), Is.EqualTo(handled));
        Assert.That(
            App.Log.Lines().Where(line => line.Contains("refused", StringComparison.Ordinal)),
            Is.EqualTo(new[] { $"Warning A webhook was refused: {verdict} " }));
    }
}
