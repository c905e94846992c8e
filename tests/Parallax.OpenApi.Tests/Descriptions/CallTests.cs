using Microsoft.AspNetCore.Http;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>Clients made from changed descriptions, at work.</summary>
public sealed class CallTests
{
    // Two pages of one row for every list.
    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var page = context.Request.Query["page"] == "2" ? 2 : 1;
        return context.Response.WriteAsync(context.Request.Method switch
        {
            "GET"
                => $$"""{"total":2,"page":{{page}},"total_pages":2,"results":"""
                    + $$"""[{"id":"00000000-0000-0000-0000-00000000000{{page}}","name":"Row {{page}}","amount":0.1}]}""",
            "POST" => """{"id":"00000000-0000-0000-0000-000000000009","name":"Created"}""",
            _ => "",
        });
    }

    [Test]
    public async Task Facade_with_envelopes_of_other_names_lists_creates_and_updates()
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);
        var client = (await Change.GenerateAsync(Change.EnvelopeNames)).Compile();

        var result = await client.RunAsync(
            """
            using var parallax = new ParallaxClient(new ParallaxClientOptions { ApiKey = "pat_check", BaseAddress = server });
            var projects = await parallax.Projects.ListAsync().ToListAsync();
            var created = await parallax.Projects.CreateAsync(new CreateProject { Name = "New" });
            await parallax.Projects.UpdateAsync(created.Id, new UpdateProject { StageId = null });
            return $"{projects.Count} rows, created {created.Name}";
            """,
            server.Address);

        Assert.That(result, Is.EqualTo("2 rows, created Created"));
        Assert.That(
            server.Requests[^1].ToString(), Is.EqualTo("""PATCH /v1/projects/00000000-0000-0000-0000-000000000009 {"stage_id":null}"""));
    }

    [Test]
    public async Task Raw_client_of_a_new_tag_is_called_through_the_client()
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);
        var client = (await Change.GenerateAsync(Change.NewTag)).Compile();

        var result = await client.RunAsync(
            """
            using var parallax = new ParallaxClient(new ParallaxClientOptions { ApiKey = "pat_check", BaseAddress = server });
            var invoices = await new InvoicesClient(parallax.HttpClient).ListInvoicesAsync();
            return FormattableString.Invariant($"{invoices.Results[0].Amount}");
            """,
            server.Address);

        Assert.That(result, Is.EqualTo("0.1"));
        Assert.That(server.Requests.Single().ToString(), Is.EqualTo("GET /v1/invoices"));
        Assert.That(server.Requests.Single().Headers["X-API-KEY"].ToString(), Is.EqualTo("pat_check"));
    }

    [Test]
    public async Task Raw_client_without_the_facade_is_called_with_a_plain_http_client()
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);
        var client = (await Change.GenerateAsync(Change.NewTag)).CompileWithoutFacade();

        var result = await client.RunAsync(
            "return (await new InvoicesClient(http).ListInvoicesAsync(page: 2)).Results[0].Id.ToString();", server.Address);

        Assert.That(result, Is.EqualTo("00000000-0000-0000-0000-000000000002"));
        Assert.That(server.Requests.Single().ToString(), Is.EqualTo("GET /v1/invoices?page=2"));
    }

    [Test]
    public async Task Body_that_may_be_left_out_is_left_out_and_one_that_is_required_is_asked_for()
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);
        var client = (await Change.GenerateAsync(description => description.Operation("UpdateRole")["requestBody"]!.AsObject()
            .Remove("required"))).Compile();

        var result = await client.RunAsync(
            """
            await new RolesClient(http).UpdateRoleAsync(Guid.Empty, null);
            await new RolesClient(http).UpdateRoleAsync(Guid.Empty, new UpdateRole { Name = "New" });
            try
            {
                await new RolesClient(http).CreateRoleAsync(null);
                return "sent";
            }
            catch (ArgumentNullException missing)
            {
                return missing.ParamName;
            }
            """,
            server.Address);

        Assert.That(result, Is.EqualTo("body"));
        Assert.That(server.Requests.Select(request => request.Body), Is.EqualTo(new[] { "", """{"name":"New"}""" }));
        Assert.That(server.Requests[0].Headers.ContentType, Is.Empty);
    }
}
