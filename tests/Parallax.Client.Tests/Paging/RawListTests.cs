using System.Reflection;
using Parallax.Generated;
using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>Lists of operations that the facade does not have.</summary>
internal sealed class RawListTests
{
    private static IEnumerable<Type> Models => Surface.Models;

    [Test]
    public async Task A_raw_operation_is_a_list_as_the_one_of_the_facade()
    {
        using var recorder = new Recorder(request => Answer.Json(PageOf(int.Parse(
            request.Query[0].Value, System.Globalization.CultureInfo.InvariantCulture))));
        using var client = TestClient.Over(recorder);
        var raw = new ProjectsClient(client.HttpClient);

        ParallaxPageable<Project> list = ParallaxPageable.Create((page, size, token) => raw.ListProjectsAsync(
            page, size, cancellationToken: token));
        var rows = await list.Select(row => row.Name).ToListAsync();
        var requests = recorder.Requests.Select(request => request.Address).ToList();

        Assert.That(rows, Is.EqualTo(new[] { "1", "2", "3", "4" }), "row 2 comes twice");
        Assert.That(requests[0].Query, Is.EqualTo("?page=1&page_size=500"));
        Assert.That(await client.Projects.ListAsync().Select(row => row.Name).ToListAsync(), Is.EqualTo(rows));
        Assert.That(recorder.Requests.Skip(requests.Count).Select(request => request.Address), Is.EqualTo(requests));

        // Row 2 was pushed onto page 2 by a row added at the front.
        static string PageOf(int number)
            => $$"""{"page":{{number}},"page_size":2,"total":{{(number == 1 ? 4 : 5)}},"total_pages":3,"results":"""
                + $$"""[{{number switch { 1 => Rows(1, 2), 2 => Rows(2, 3), _ => Rows(4) }}}]}""";

        static string Rows(params int[] names)
            => string.Join(',', names.Select(name => $$"""{"id":"00000000-0000-0000-0000-00000000000{{name}}","name":"{{name}}"}"""));
    }

    [Test]
    public async Task It_has_pages_a_size_and_pages_ahead()
    {
        var held = new HeldPages(9, rows: 3);
        var list = ParallaxPageable.Create<Project>(held.FetchAsync).WithPageSize(3).WithReadAhead(2);
        await using var pages = list.AsPagesAsync(startPage: 2).GetAsyncEnumerator();
        var first = pages.MoveNextAsync();
        held.Let(2);
        await first;
        var second = pages.MoveNextAsync();
        Assert.That(held.UnderWay, Is.EqualTo(new[] { 3, 4, 5 }));
        held.Let(3);
        await second;
        Assert.That((pages.Current.Number, pages.Current.Count, pages.Current.TotalPages), Is.EqualTo((3, 3, (long?)9)));
    }

    [Test]
    public async Task It_reads_four_pages_ahead_unless_told_otherwise()
    {
        var held = new HeldPages(9);
        await using var pages = ParallaxPageable.Create<Project>(held.FetchAsync).AsPagesAsync().GetAsyncEnumerator();
        var first = pages.MoveNextAsync();
        held.Let(1);
        await first;
        var second = pages.MoveNextAsync();
        Assert.That(held.UnderWay, Is.EqualTo(new[] { 2, 3, 4, 5, 6 }));
        held.Let(2);
        await second;
    }

    [Test]
    public async Task A_page_of_ones_own_needs_no_figures()
    {
        var list = ParallaxPageable.Create<string>(
            (number, _, _) => Task.FromResult<IPage<string>>(new OwnPage(number < 3 ? [$"{number}"] : [])));
        Assert.That(await list.ToListAsync(), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void Without_an_operation_there_is_no_list()
    {
        Assert.That(
            () => ParallaxPageable.Create((Func<int, int, CancellationToken, Task<ProjectPage>>)null!), Throws.ArgumentNullException);
        Assert.That(
            () => ParallaxPageable.Create((Func<int, int, CancellationToken, Task<IPage<Project>>>)null!), Throws.ArgumentNullException);
    }

    [TestCaseSource(nameof(Models))]
    public void A_class_with_a_results_array_has_an_overload_and_for_any_other_there_is_none_that_compiles(Type model)
    {
        var results = model.GetProperty("Results")?.PropertyType;
        var row = results is { IsGenericType: true } && results.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? results.GenericTypeArguments[0]
            : null;

        // A Task is not covariant: just the overload with this very class takes what the raw client gives.
        var fetch = typeof(Func<,,,>).MakeGenericType(
            typeof(int), typeof(int), typeof(CancellationToken), typeof(Task<>).MakeGenericType(model));
        var overloads = typeof(ParallaxPageable).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => !method.IsGenericMethod && method.GetParameters().Any(parameter => parameter.ParameterType == fetch));
        Assert.That(
            overloads.Select(method => method.ReturnType),
            Is.EqualTo(row is null ? [] : new[] { typeof(ParallaxPageable<>).MakeGenericType(row) }));
    }

    private sealed record OwnPage(IReadOnlyList<string> Results) : IPage<string>;
}
