using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>What a vendor may do to the API, and what becomes of the facade, which is written by hand.</summary>
public sealed class FacadeTests
{
    private static TestCaseData<Action<JsonObject>, string[]>[] Additions
        => [
        new(Change.EnvelopeNames, ["class PagedListOfProject .*IPage<Project>"]) { TestName = "{m}(Envelopes of other names)" },
        new(Change.OneBodyForBoth, ["class CreateDepartment ", "class UpdateDepartment "])
        {
            TestName = "{m}(One body for create and update)"
        },
        new(Change.RefWithSiblings, [@"public Money\? TargetBudget", @"public ProjectStatus\? Status"])
        {
            TestName = "{m}(References with siblings)"
        },
        new(Change.EnumDefault, [@"public StageKind\? Kind", @"ListProjectsOrder\? @order = null"]) { TestName = "{m}(Defaults of enums)" },
        new(Change.InlineSchemas, ["class ListProjectsPage .*IPage<Project>", "class CreateProject ", "class ProjectTargetBudget "])
        {
            TestName = "{m}(Inline schemas)"
        },
        new(Change.SeveralContentTypes, [@"Body\(@body, ""application/json""\)"]) { TestName = "{m}(Several content types)" },
        new(Change.HostileNames, ["class ParallaxTask ", "class Money ", "GivenName", "string. @class = null"])
        {
            TestName = "{m}(Hostile names)"
        },
        new(Change.OddSchemas, ["IReadOnlyDictionary<string, decimal> Map", "string When", "PersonNestedInner"])
        {
            TestName = "{m}(Odd schemas)"
        },
        new(Change.NewEnumValue, ["ProjectStatus OnHold"]) { TestName = "{m}(A new enum value)" },
        new(Change.NewRequiredMember, ["System.Guid OfficeId"]) { TestName = "{m}(A new required member)" },
        new(Change.NewOperation, ["Task DeleteProjectAsync"]) { TestName = "{m}(A new operation)" },
        new(Change.NewTag, ["class InvoicesClient ", "class InvoicePage .*IPage<Invoice>"]) { TestName = "{m}(A new tag)" },
        new(Change.FilesAndForms, ["Task DownloadPortraitAsync"]) { TestName = "{m}(Files and forms)" },
    ];

    private static TestCaseData<Action<JsonObject>, string>[] Breaks
        => [
        new(Change.RenamedMember, "ProjectsApi.cs.*Archived") { TestName = "{m}(A renamed member)" },
        new(Change.RemovedOperation, "ProjectsApi.cs.*UpdateProjectAsync") { TestName = "{m}(A removed operation)" },
        new(Change.ChangedPathParameter, "RolesApi.cs.*Guid") { TestName = "{m}(A changed path parameter)" },
    ];

    [TestCaseSource(nameof(Additions))]
    public async Task Change_that_leaves_what_the_facade_uses_compiles(Action<JsonObject> change, string[] patterns)
    {
        var generated = await Change.GenerateAsync(change);

        Assert.That(generated.Compile().Problems, Is.Empty);
        Assert.Multiple(() =>
        {
            foreach (var pattern in patterns)
            {
                Assert.That(generated.Code, Does.Match(pattern));
            }
        });
    }

    [TestCaseSource(nameof(Breaks))]
    public async Task Change_of_what_the_facade_uses_is_an_error_at_its_line(Action<JsonObject> change, string pattern)
    {
        var problems = (await Change.GenerateAsync(change)).Compile().Problems;

        Assert.That(problems, Is.Not.Empty.And.All.Matches(@"^src/Parallax\.Client/Resources/\w+\.cs\([0-9]+,[0-9]+\): error CS"));
        Assert.That(problems, Has.Some.Matches(pattern));
    }

    [Test]
    public async Task Xml_among_several_content_types_is_not_sent()
        => Assert.That((await Change.GenerateAsync(Change.SeveralContentTypes)).Code, Does.Not.Match(@"Body\(.*xml"));

    [Test]
    public async Task Operations_that_came_are_listed_for_the_comparison_with_the_facade()
    {
        var before = await ParallaxDescription.GenerateAsync();
        var after = await Change.GenerateAsync(description =>
        {
            Change.NewOperation(description);
            Change.NewTag(description);
            Change.FilesAndForms(description);
        });

        Assert.That(after.Operations.Except(before.Operations), Is.EquivalentTo(new[]
        {
            "DeleteProject|Projects|DELETE /v1/projects/{id}",
            "ListInvoices|Invoices|GET /v1/invoices",
            "DownloadPortrait|People|GET /v1/people/{id}/portrait",
        }));
        Assert.That(after.Notes, Is.EquivalentTo(new[]
        {
            "POST /v1/people/{id}/portrait takes multipart/form-data and no JSON: it is left out",
            "GET /v1/people/{id}/portrait answers with image/png and no JSON: its method gives no result",
        }));
    }
}
