using System.Net;

namespace Parallax.Tests.Testing;

/// <summary>Keys that come and go while the emulator runs.</summary>
public sealed class KeyTests
{
    private ParallaxEmulator _emulator = null!;

    [SetUp]
    public async Task Start() => _emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
    {
        ApiKey = "pat_first",
        RateLimit = { Enabled = true, PermitLimit = 3 },
    });

    [TearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task A_new_key_is_taken_beside_the_old_one_until_that_is_revoked()
    {
        Assert.That(await StatusWith("pat_second"), Is.EqualTo(HttpStatusCode.Unauthorized));
        _emulator.AddKey("pat_second");
        Assert.That((await StatusWith("pat_first"), await StatusWith("pat_second")), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        _emulator.RevokeKey("pat_first");
        Assert.That(
            (await StatusWith("pat_first"), await StatusWith("pat_second")), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
    }

    [Test]
    public void The_newest_key_that_is_taken_is_the_one_for_clients()
    {
        var made = _emulator.AddKey();
        Assert.That(made, Does.StartWith("pat_").And.EqualTo(_emulator.ApiKey));
        _emulator.RevokeKey(made);
        Assert.That(_emulator.ApiKey, Is.EqualTo("pat_first"));
        _emulator.RevokeKey("pat_first");
        Assert.That(_emulator.ApiKey, Is.EqualTo(made), "so that a client can be made, to be refused");
    }

    [Test]
    public async Task All_keys_use_up_one_limit()
    {
        _emulator.AddKey("pat_second");
        string[] keys = ["pat_first", "pat_second", "pat_first", "pat_second"];
        List<int> statuses = [];
        foreach (var key in keys)
        {
            statuses.Add((int)await StatusWith(key));
        }

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 429 }));
    }

    [Test]
    public async Task No_key_that_was_ever_taken_is_in_the_log()
    {
        _emulator.AddKey("pat_second");
        _emulator.RevokeKey("pat_first");
        await StatusWith("pat_second", "?old=pat_first&new=pat_second");
        Assert.That(_emulator.Requests.Single().Query, Is.EqualTo("?old=***&new=***"));
    }

    [TestCase("")]
    [TestCase("geheim\n")]
    [TestCase("pat_first")]
    public void What_cannot_be_a_further_key_is_refused_without_quoting_it(string key)
        => Assert.That(
            Assert.Throws<ArgumentException>(() => _emulator.AddKey(key))!.Message,
            Does.Not.Contain("geheim").And.Not.Contain("pat_first"));

    [Test]
    public void A_key_that_is_not_taken_cannot_be_revoked()
        => Assert.That(() => _emulator.RevokeKey("pat_other"), Throws.ArgumentException.And.Message.Not.Contains("pat_other"));

    private async Task<HttpStatusCode> StatusWith(string key, string query = "")
    {
        using var http = new HttpClient { BaseAddress = _emulator.BaseAddress, DefaultRequestHeaders = { { "X-API-KEY", key } } };
        using var response = await http.GetAsync($"v1/tags{query}");
        return response.StatusCode;
    }
}
