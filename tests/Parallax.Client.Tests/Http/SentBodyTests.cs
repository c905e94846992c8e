using System.Text;
using Newtonsoft.Json;
using Parallax.Models;

namespace Parallax.Tests.Http;

/// <summary>What leaves the process, byte by byte.</summary>
[NonParallelizable]
internal sealed class SentBodyTests
{
    private static readonly Guid Id = new("5f6b82e1-09d4-4c7a-b3e8-d41a6c90f723");

    private Func<JsonSerializerSettings>? _defaults;

#pragma warning disable RS0030 // This is the setting that must not matter.
    [SetUp]
    public void RememberDefaults() => _defaults = JsonConvert.DefaultSettings;

    [TearDown]
    public void RestoreDefaults() => JsonConvert.DefaultSettings = _defaults;

    private static void LetTheHostIgnoreNulls() => JsonConvert.DefaultSettings = () => new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        DefaultValueHandling = DefaultValueHandling.Ignore,
        Formatting = Formatting.Indented,
        ContractResolver = new Newtonsoft.Json.Serialization.CamelCasePropertyNamesContractResolver(),
        DateFormatString = "dd.MM.yyyy",
    };
#pragma warning restore RS0030

    [Test]
    public async Task A_null_that_was_assigned_is_sent([Values] bool hostIgnoresNulls)
        => Assert.That(await UpdateAsync(new UpdatePerson { Capacity = null }, hostIgnoresNulls), Is.EqualTo("""{"capacity":null}"""));

    [Test]
    public async Task Nothing_assigned_sends_an_empty_object([Values] bool hostIgnoresNulls)
        => Assert.That(await UpdateAsync(new UpdatePerson(), hostIgnoresNulls), Is.EqualTo("{}"));

    [Test]
    public async Task Just_the_member_that_was_assigned_is_sent([Values] bool hostIgnoresNulls)
    {
        var sent = await SendAsync(client => client.People.CreateAsync(new CreatePerson { EmailAddress = "a@b.c" }), hostIgnoresNulls);
        Assert.That(sent.Body, Is.EqualTo("""{"email_address":"a@b.c"}"""));
    }

    [Test]
    public async Task False_zero_and_empty_are_sent_when_assigned([Values] bool hostIgnoresNulls)
        => Assert.That(
            await UpdateAsync(new UpdatePerson { Billable = false, Capacity = 0, GivenName = "", Tags = [] }, hostIgnoresNulls),
            Is.EqualTo("""{"given_name":"","capacity":0,"billable":false,"tags":[]}"""));

    [Test]
    public async Task A_null_inside_an_object_is_sent_too([Values] bool hostIgnoresNulls)
    {
        var sent = await SendAsync(
            client => client.Projects.UpdateAsync(
                Id, new UpdateProject { TargetBudget = new Money { Amount = 0.1m + 0.2m }, StageId = null }),
            hostIgnoresNulls);
        Assert.That(sent.Body, Is.EqualTo("""{"target_budget":{"amount":0.3},"stage_id":null}"""));
    }

    [Test]
    public async Task Assigned_twice_is_sent_once_with_the_last_value()
    {
        var body = new UpdatePerson { Capacity = 1 };
        body.Capacity = null;
        Assert.That(await UpdateAsync(body), Is.EqualTo("""{"capacity":null}"""));
    }

    [Test]
    public async Task What_was_read_and_sent_again_is_what_was_read()
    {
        var read = ModelJson.Read<UpdateProject>("""{"name":"Harbour","stage_id":null,"status":"invented_yesterday"}""");
        var sent = await SendAsync(client => client.Projects.UpdateAsync(Id, read));
        Assert.That(sent.Body, Is.EqualTo("""{"name":"Harbour","status":"invented_yesterday","stage_id":null}"""));
    }

    [Test]
    public async Task A_body_is_UTF8_without_a_byte_order_mark_under_the_content_type_of_the_description()
    {
        var sent = await SendAsync(client => client.People.UpdateAsync(Id, new UpdatePerson { GivenName = "Zoë 😀" }));
        Assert.Multiple(() =>
        {
            Assert.That(sent.Bytes, Is.EqualTo(Encoding.UTF8.GetBytes("""{"given_name":"Zoë \uD83D\uDE00"}""")));
            Assert.That((string?)ModelJson.Parse(sent.Body!)["given_name"], Is.EqualTo("Zoë 😀"));
            Assert.That(sent.ContentType, Is.EqualTo("application/json-patch+json"));
        });
    }

    [Test]
    public async Task A_call_without_a_body_sends_none_and_a_write_an_empty_one_so_that_it_is_not_sent_again_unseen()
    {
        var read = await SendAsync(client => client.People.GetAsync(Id));
        var delete = await SendAsync(client => client.ActualTime.DeleteAsync(Id));
        Assert.That((read.Bytes, delete.Body), Is.EqualTo(((byte[]?)null, "")));
    }

    [Test]
    public void A_body_that_is_null_is_refused_before_anything_is_sent()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        Assert.Multiple(() =>
        {
            Assert.That(() => client.People.UpdateAsync(Id, null!), Throws.ArgumentNullException);
            Assert.That(recorder.Requests, Is.Empty);
        });
    }

    private static async Task<string?> UpdateAsync(UpdatePerson body, bool hostIgnoresNulls = false)
        => (await SendAsync(client => client.People.UpdateAsync(Id, body), hostIgnoresNulls)).Body;

    private static async Task<Recorded> SendAsync(Func<IParallaxClient, Task> call, bool hostIgnoresNulls = false)
    {
        if (hostIgnoresNulls)
        {
            LetTheHostIgnoreNulls();
        }

        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        await call(client);
        return recorder.Only;
    }
}
