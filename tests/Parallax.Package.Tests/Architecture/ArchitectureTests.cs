namespace Parallax.Tests.Package.Architecture;

/// <summary>A folder is a part with a direction: what it names does not name it back, directly or by way of others.</summary>
internal sealed class ArchitectureTests
{
    private static IReadOnlyList<SourceProject> Projects => SourceProject.All;

    [TestCaseSource(nameof(Projects))]
    public void Two_folders_of_a_project_never_name_each_other(SourceProject project)
    {
        var graph = FolderGraph.Of(project);
        TestContext.Out.WriteLine($"{project}: {graph.Arrows.Count} arrows between folders");
        Findings.AssertNone(graph.MutualPairs.Select(pair =>
            $"{pair.First} and {pair.Second} name each other:\n    {graph.Arrows[pair]}\n    {graph.Arrows[(pair.Second, pair.First)]}"));
    }

    [TestCaseSource(nameof(Projects))]
    public void No_folder_of_a_project_lies_in_a_cycle(SourceProject project)
        => Findings.AssertNone(FolderGraph.Of(project)
            .Cycles()
            .Select(static cycle => $"a cycle leads through {string.Join(", ", cycle)}"));

    [Test]
    public void The_client_has_the_folders_of_its_design()
    {
        var folders = Projects.Single(static project => project.Name is "Parallax.Client").Files.Keys.Select(
            static file => file.Contains('/') ? file.Split('/')[0] : ".")
            .Distinct(StringComparer.Ordinal);
        Assert.That(folders, Is.EquivalentTo((string[])
        [
            ".", "Calls", "DependencyInjection", "Diagnostics", "Errors", "Http", "Json", "Models", "Options", "Paging", "Pipeline",
            "RateLimiting", "Resources", "Webhooks",
        ]));
    }

    [TestCase("Calls")]
    [TestCase("Models")]
    public void The_lowest_folders_of_the_client_name_no_other(string folder)
        => Findings.AssertNone(ArrowsOfTheClient(folder).Select(static arrow => $"{arrow.Key.To}, at {arrow.Value}"));

    [Test]
    public void The_rate_limiter_names_nothing_that_is_made_of_requests()
        => Findings.AssertNone(ArrowsOfTheClient("RateLimiting")
            .Where(static arrow => arrow.Key.To is not ("Diagnostics" or "Options"))
            .Select(static arrow => $"{arrow.Key.To}, at {arrow.Value}"));

    private static IEnumerable<KeyValuePair<(string From, string To), string>> ArrowsOfTheClient(string folder)
        => FolderGraph.Of(Projects.Single(static project => project.Name is "Parallax.Client")).Arrows.Where(
            arrow => arrow.Key.From == folder);
}
