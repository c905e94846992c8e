namespace Parallax.Tests.Package.Pages;

/// <summary>The pages show code that is compiled and run, and point to what is there.</summary>
internal sealed class PageTests
{
    private static IReadOnlyList<MarkdownPage> Pages => MarkdownPage.All;

    [TestCaseSource(nameof(Pages))]
    public void Code_on_a_page_is_the_code_of_a_file_that_is_compiled(MarkdownPage page)
    {
        var current = page;
        if (Acceptance.IsOn)
        {
            current = page with { Lines = PageCheck.Refreshed(page) };
            if (!current.Lines.SequenceEqual(page.Lines, StringComparer.Ordinal))
            {
                File.WriteAllLines(Repository.PathOf(page.Name), current.Lines);
            }
        }

        Findings.AssertNone(PageCheck.Problems(current));
    }

    [TestCaseSource(nameof(Pages))]
    public void A_link_to_a_file_leads_to_one(MarkdownPage page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page.Name))!;
        var dead = from link in page.Links()
                   let target = Path.Combine(folder, Uri.UnescapeDataString(link.Target))
                   where !File.Exists(target) && !Directory.Exists(target)
                   select $"{page.Name}:{link.Line}: there is no {link.Target}";
        Findings.AssertNone(dead);
    }

    [Test]
    public void The_first_page_has_code_and_links_to_judge()
    {
        var first = Pages.Single(page => page.Name == "README.md");
        Assert.Multiple(() =>
        {
            Assert.That(first.Blocks().Where(block => block.IsToBeChecked), Is.Not.Empty);
            Assert.That(first.Links(), Is.Not.Empty);
        });
    }
}
