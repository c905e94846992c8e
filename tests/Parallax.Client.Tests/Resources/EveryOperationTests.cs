namespace Parallax.Tests.Resources;

/// <summary>The facade against the description: nothing missing, nothing twice, nothing invented.</summary>
internal sealed class EveryOperationTests
{
    private static readonly Dictionary<string, string> VerbOfMethod = new(StringComparer.Ordinal)
    {
        ["ListAsync"] = "GET",
        ["ListPlannedTimeAsync"] = "GET",
        ["GetAsync"] = "GET",
        ["GetMetricsAsync"] = "GET",
        ["FindAsync"] = "GET",
        ["CreateAsync"] = "POST",
        ["UpdateAsync"] = "PATCH",
        ["ArchiveAsync"] = "PATCH",
        ["UnarchiveAsync"] = "PATCH",
        ["DeleteAsync"] = "DELETE",
    };

    private static IEnumerable<FriendlyMethod> Methods => Surface.Methods;

    private static IEnumerable<FriendlyMethod> Sugar => Surface.Methods.Where(method => method.IsSugar);

    [Test]
    public void The_description_has_the_49_operations_and_14_tags_that_are_known()
        => Assert.That((Description.Operations.Count, Description.Tags.Count), Is.EqualTo((49, 14)));

    [Test]
    public async Task Every_operation_is_reached_under_exactly_one_friendly_name()
    {
        List<string> reached = [];
        foreach (var method in Surface.Methods.Where(method => !method.IsSugar))
        {
            reached.Add(Description.Of((await Calls.RecordAsync(method)).Request).Id);
        }

        Assert.That(reached, Is.EquivalentTo(Description.Operations.Select(operation => operation.Id)));
    }

    [TestCaseSource(nameof(Sugar))]
    public async Task A_handier_name_is_another_one_for_an_operation_of_the_same_group(FriendlyMethod method)
    {
        var plain = method.Method.Name == "FindAsync" ? "GetAsync" : "UpdateAsync";
        var original = Surface.Methods.Single(other => other.Group == method.Group && other.Method.Name == plain);

        var (request, _) = await Calls.RecordAsync(method);
        var (originalRequest, _) = await Calls.RecordAsync(original);

        Assert.That(Description.Of(request), Is.EqualTo(Description.Of(originalRequest)));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task An_operation_stands_in_the_group_of_its_tag(FriendlyMethod method)
    {
        var (request, _) = await Calls.RecordAsync(method);
        Assert.That(Description.Of(request).Tag, Is.EqualTo(method.Group.Name));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task A_method_is_named_by_its_verb(FriendlyMethod method)
    {
        var (request, _) = await Calls.RecordAsync(method);
        Assert.That(request.Method, Is.EqualTo(VerbOfMethod[method.Method.Name]));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Ids_go_into_the_path_in_the_order_of_the_parameters(FriendlyMethod method)
    {
        var (request, arguments) = await Calls.RecordAsync(method);
        var inPath = Description.Of(request).Pattern.Match(request.Address.AbsolutePath).Groups.Values.Skip(1)
            .Select(id => Guid.Parse(id.Value));
        var required = arguments.Zip(method.Method.GetParameters(), (value, p) => p.HasDefaultValue ? null : value).OfType<Guid>();
        Assert.That(inPath, Is.EqualTo(required));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Every_query_parameter_of_the_operation_can_be_given(FriendlyMethod method)
    {
        var (request, _) = await Calls.RecordAsync(method);
        Assert.That(request.Query.Select(pair => pair.Key), Is.EquivalentTo(Description.Of(request).QueryNames));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task A_parameter_that_is_left_out_is_not_sent(FriendlyMethod method)
    {
        var request = await Calls.RecordRequiredAsync(method);
        var required = method.Method.GetParameters().Count(p => p.ParameterType == typeof(DateOnly));
        var paging = request.Query.Count(pair => pair.Key is "page" or "page_size");
        Assert.That(request.Query, Has.Count.EqualTo(required + paging));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Just_calls_that_carry_a_body_say_so(FriendlyMethod method)
    {
        var (request, _) = await Calls.RecordAsync(method);
        Assert.That(request.ContentType, Is.EqualTo(request.Method is "POST" or "PATCH" ? "application/json-patch+json" : null));
    }

    [Test]
    public async Task Archive_and_unarchive_send_just_that([Values("ArchiveAsync", "UnarchiveAsync")] string name)
    {
        var methods = Surface.Methods.Where(method => method.Method.Name == name).ToList();
        Assert.That(methods, Is.Not.Empty);
        foreach (var method in methods)
        {
            var (request, _) = await Calls.RecordAsync(method);
            Assert.That(
                request.Body, Is.EqualTo(name == "ArchiveAsync" ? """{"archived":true}""" : """{"archived":false}"""), method.ToString());
        }
    }

    [Test]
    public void What_can_be_archived_can_be_unarchived_and_is_what_an_update_can_archive()
    {
        var updatable = Surface.Methods.Where(
            m => m.Method.Name == "UpdateAsync" && m.Method.GetParameters()[^2].ParameterType.GetProperty("Archived") is not null);
        foreach (var name in new[] { "ArchiveAsync", "UnarchiveAsync" })
        {
            Assert.That(
                Surface.Methods.Where(m => m.Method.Name == name).Select(m => m.Group.Name),
                Is.EquivalentTo(updatable.Select(m => m.Group.Name)),
                name);
        }
    }

    [Test]
    public void What_can_be_got_can_be_searched_for()
        => Assert.That(
            Surface.Methods.Where(m => m.Method.Name == "FindAsync").Select(m => m.Group.Name),
            Is.EquivalentTo(Surface.Methods.Where(m => m.Method.Name == "GetAsync").Select(m => m.Group.Name)));
}
