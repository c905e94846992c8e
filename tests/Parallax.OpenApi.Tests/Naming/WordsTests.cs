using Parallax.OpenApi.Naming;

namespace Parallax.OpenApi.Tests.Naming;

public sealed class WordsTests
{
    [TestCase("Projects", "Project")]
    [TestCase("RateCards", "RateCard")]
    [TestCase("Companies", "Company")]
    [TestCase("Addresses", "Address")]
    [TestCase("Boxes", "Box")]
    [TestCase("Branches", "Branch")]
    [TestCase("People", "Person")]
    [TestCase("TeamPeople", "TeamPerson")]
    [TestCase("Children", "Child")]
    [TestCase("Statuses", "Status")]
    [TestCase("Bonuses", "Bonus")]
    [TestCase("Leaves", "Leave")]
    [TestCase("SalesTaxes", "SalesTax")]
    [TestCase("Analyses", "Analysis")]
    [TestCase("ActualTime", "ActualTime")]
    public void Plural_in_a_path_becomes_a_singular_and_back(string many, string one)
    {
        Assert.That(Words.Singular(many), Is.EqualTo(one));
        Assert.That(Words.Singular(one), Is.EqualTo(one), "what is one already");
        if (many != one)
        {
            Assert.That(Words.Plural(one), Is.EqualTo(many));
        }
    }

    [TestCase("ProjectStatus")]
    [TestCase("Series")]
    [TestCase("TimeSeries")]
    [TestCase("News")]
    [TestCase("CompanyNews")]
    [TestCase("Access")]
    [TestCase("Process")]
    [TestCase("Bus")]
    [TestCase("Campus")]
    [TestCase("Equipment")]
    [TestCase("ProjectData")]
    [TestCase("Expense")]
    [TestCase("Invoice")]
    public void Word_that_just_looks_like_a_plural_stays(string name) => Assert.That(Words.Singular(name), Is.EqualTo(name));

    [TestCase("Series")]
    [TestCase("News")]
    [TestCase("Equipment")]
    public void Word_without_a_plural_stays(string name) => Assert.That(Words.Plural(name), Is.EqualTo(name));

    [TestCase("rate-cards", "RateCards")]
    [TestCase("rate_cards", "RateCards")]
    [TestCase("rate cards", "RateCards")]
    [TestCase("rateCards", "RateCards")]
    [TestCase("2nd_name", "_2ndName")]
    [TestCase("$top", "Top")]
    [TestCase("filter[name]", "FilterName")]
    [TestCase("", "")]
    public void Text_of_any_spelling_becomes_a_csharp_name(string text, string name) => Assert.That(Words.Pascal(text), Is.EqualTo(name));

    [TestCase("/v1/project-statuses/{id}", "ProjectStatuses", "ProjectStatus")]
    [TestCase("/v1/project-status/{id}", "ProjectStatus", "ProjectStatus")]
    [TestCase("/v1/time-series/{id}", "TimeSeries", "TimeSeries")]
    [TestCase("/v1/news/{id}/comments/{comment_id}", "NewsComments", "NewsComment")]
    public void Path_with_such_words_names_its_resource(string path, string many, string one)
    {
        ResourcePath resource = new(path);

        Assert.That((resource.Many, resource.One), Is.EqualTo((many, one)));
    }
}
