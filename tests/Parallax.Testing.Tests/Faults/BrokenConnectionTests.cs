using System.Globalization;
using System.Text;

namespace Parallax.Tests.Testing.Faults;

/// <summary>What a bare socket sees.</summary>
internal sealed class BrokenConnectionTests : EmulatorFixture
{
    private const string Body = """{"name":"Northwind"}""";

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_reset_tears_the_connection_down_without_an_answer(bool applied)
    {
        var exchange = await Post(applied ? ParallaxFault.Reset().AfterApplying() : ParallaxFault.Reset());
        Assert.That((exchange.Received, exchange.WasReset), Is.EqualTo(("", true)));
        await AssertApplied(applied, status: null);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_close_ends_the_connection_in_good_order_without_an_answer(bool applied)
    {
        var exchange = await Post(applied ? ParallaxFault.Close().AfterApplying() : ParallaxFault.Close());
        Assert.That((exchange.Received, exchange.WasReset), Is.EqualTo(("", false)));
        await AssertApplied(applied, status: null);
    }

    [Test]
    public async Task What_is_not_HTTP_is_sent_as_it_stands()
    {
        var exchange = await Post(ParallaxFault.NotHttp("SSH-2.0\r\n"));
        Assert.That((exchange.Received, exchange.WasReset), Is.EqualTo(("SSH-2.0\r\n", false)));
        await AssertApplied(false, status: null);
    }

    [Test]
    public async Task A_truncated_body_is_shorter_than_was_announced()
    {
        var exchange = await Post(ParallaxFault.TruncatedBody());
        Assert.That(exchange.Received, Does.StartWith("HTTP/1.1 201 Created\r\n").And.Contain("Content-Type: application/json\r\n"));
        var announced = int.Parse(exchange.Received.Split("Content-Length: ")[1].Split("\r\n")[0], CultureInfo.InvariantCulture);
        Assert.That((exchange.Body.Length, exchange.WasReset), Is.EqualTo((announced / 2, false)));
        await AssertApplied(true, status: 201);
    }

    [Test]
    public async Task A_reset_in_the_body_comes_after_its_beginning()
    {
        var exchange = await Post(ParallaxFault.ResetInBody());
        Assert.That(exchange.WasReset);
        await AssertApplied(true, status: 201);
    }

    [Test]
    public async Task Cut_chunks_have_no_last_one()
    {
        var exchange = await Post(ParallaxFault.CutChunks());
        Assert.That(
            exchange.Received,
            Does.StartWith("HTTP/1.1 201 Created\r\n").And.Contain("Transfer-Encoding: chunked\r\n").And.Not.Contain("\r\n0\r\n"));
        Assert.That(exchange.WasReset, Is.False);
        await AssertApplied(true, status: 201);
    }

    [Test]
    public async Task An_answer_without_a_body_gets_one_that_can_be_cut()
    {
        var client = Seed("/v1/clients", Body);
        Emulator.Faults.Next(ParallaxFault.TruncatedBody());
        var exchange = await RawExchange.Of(Emulator, "PATCH", $"/v1/clients/{client}", """{"archived":true}""");
        Assert.That(
            exchange.Received, Does.StartWith("HTTP/1.1 200 OK\r\n").And.Contain("Content-Length: 2\r\n").And.EndsWith("\r\n\r\n{"));
    }

    [Test]
    public async Task A_connection_on_which_all_is_well_stays_open_for_the_fault_that_comes()
    {
        Emulator.Faults.Script(ParallaxFault.None, ParallaxFault.Close());
        using var client = await RawExchange.Send(Emulator, "GET", "/v1/tags");
        var answer = new byte[4096];
        Assert.That(await client.GetStream().ReadAsync(answer), Is.Positive);
        await client.GetStream()
            .WriteAsync(Encoding.ASCII.GetBytes($"GET /v1/tags HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: {Emulator.ApiKey}\r\n\r\n"));
        Assert.That(await client.GetStream().ReadAsync(answer), Is.Zero);
    }

    private Task<RawExchange> Post(ParallaxFault fault)
    {
        Emulator.Faults.Next(fault);
        return RawExchange.Of(Emulator, "POST", "/v1/clients", Body);
    }

    private async Task AssertApplied(bool applied, int? status)
    {
        var entry = Emulator.Requests.Single();
        Assert.That((entry.WasApplied, entry.Status, entry.OperationId), Is.EqualTo((applied, status, "CreateClient")));
        Assert.That((await Get("v1/clients")).Body["total"]!.GetValue<int>(), Is.EqualTo(applied ? 1 : 0));
    }
}
