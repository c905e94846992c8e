using System.Net;
using System.Net.Sockets;
using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing.Smoke;

/// <summary>What a stranger reads when it does not work.</summary>
internal sealed class FailureTests
{
    private const string Key = "pat_the_key_of_the_user";

    [Test]
    public async Task A_closed_port()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        taken.Stop();

        AssertGivenUp(
            await CommandRun.OfAsync(["--base-address", address], Key),
            $"nothing listens at {address}: is the server running, and is the port right?");
    }

    [TestCase(Key, "the key is refused: PARALLAX_API_KEY has to be a Personal Access Token that is still valid")]
    [TestCase(null, "the made-up key is refused: set PARALLAX_API_KEY to the key of this server")]
    public async Task A_wrong_key(string? key, string reason)
    {
        await using var emulator = await ParallaxEmulator.StartAsync();
        AssertGivenUp(await CommandRun.OfAsync(["--base-address", emulator.BaseAddress.ToString()], key), reason);
    }

    [TestCase(200)]
    [TestCase(302)]
    [TestCase(503)]
    public async Task A_page_of_HTML(int status)
    {
        await using var server = await TinyServer.OfHtmlAsync(status);
        AssertGivenUp(
            await CommandRun.OfAsync(["--base-address", server.Address], Key),
            $"a page of HTML came, not an answer of the API: does {server.Address}/ lead to the API?");
    }

    [Test]
    public async Task A_server_that_points_elsewhere()
    {
        await using var server = await TinyServer.StartAsync(context =>
        {
            context.Response.Redirect("https://example.com/login");
            return Task.CompletedTask;
        });
        AssertGivenUp(
            await CommandRun.OfAsync(["--base-address", server.Address], Key),
            $"the server points elsewhere, where the key must not follow: is {server.Address}/ the right address?");
    }

    [Test]
    public async Task A_server_of_something_else()
    {
        await using var server = await TinyServer.OfHtmlAsync(404);
        var run = await CommandRun.OfAsync(["--base-address", server.Address], Key);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines[^1], Does.EndWith(" Not one is there: does the base address lead to the API?"));
    }

    [TestCase(
        "/v1/rate-cards/{id}:",
        "/v1/rate-cards/{id}/elsewhere:",
        "GetRateCard",
        "404",
        "GET /v1/rate-cards/",
        ": it lacks this operation, or the object")]
    [TestCase(
        "post:\n      operationId: CreateTag",
        "put:\n      operationId: CreateTag",
        "CreateTag",
        "405",
        "POST /v1/tags",
        ": it lacks this operation")]
    public async Task A_server_that_lacks_one_operation(
        string before, string after, string operation, string status, string call, string reason)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
        {
            Mode = ParallaxEmulatorMode.StatelessMock,
            Description = DescribedApi.With(before, after),
        });
        var run = await CommandRun.AgainstAsync(emulator);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Line(operation), Does.Contain($" {status} ").And.Contain($"  the server has no {call}").And.EndWith(reason));
        Assert.That(
            run.Lines[^1],
            Does.StartWith($"{DescribedApi.OperationCount} operations: {DescribedApi.OperationCount - 1} ok, 1 failed, 0 without data"));
    }

    [Test]
    public async Task What_depends_on_a_failed_creation_is_not_called()
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
        {
            Description = DescribedApi.With("post:\n      operationId: CreateProject\n", "put:\n      operationId: CreateProject\n"),
        });
        SmokeSeed.Into(emulator);
        var run = await CommandRun.AgainstAsync(emulator);

        Assert.That(run.Line("CreateProject"), Does.Contain(" 405 "));
        Assert.That(run.Line("GetProject"), Does.EndWith(" ok"), "there is one in the list");
        Assert.That(
            run.Line("UpdateProject"), Does.EndWith(" no data: there is no project to call it with"), "that one is somebody else's");
    }

    [Test]
    public async Task A_server_that_fails()
    {
        await using var server = await TinyServer.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync("""{"title":"Internal Server Error","detail":"Out of\nluck."}"""u8.ToArray()).AsTask();
        });
        var run = await CommandRun.OfAsync(["--base-address", server.Address], Key);

        Assert.That(run.Line("ListTags"), Does.Contain(" 500 ").And.EndWith(" Detail: Out of luck."));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Not.Contain(Key));
    }

    private static void AssertGivenUp(CommandRun run, string reason)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Line("ListTags"), Does.EndWith($"  {reason}"));
        Assert.That(
            run.Lines[^1],
            Does.StartWith(
                $"{DescribedApi.OperationCount} operations: 0 ok, 1 failed, 0 without data, in ").And.EndWith($" Given up: {reason}"));
        Assert.That(run.Lines, Has.Count.EqualTo(4), "the others would fail for the same reason");
        Assert.That(run.Output, Does.Not.Contain(Key));
    }
}
