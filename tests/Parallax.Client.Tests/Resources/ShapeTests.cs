using System.Runtime.CompilerServices;

namespace Parallax.Tests.Resources;

/// <summary>What all groups and methods of the facade have in common.</summary>
internal sealed class ShapeTests
{
    private static IEnumerable<FriendlyMethod> Methods => Surface.Methods;

    [Test]
    public void Each_tag_has_a_property_of_its_name_and_there_are_no_others()
        => Assert.That(Surface.Groups.Select(group => group.Name), Is.EquivalentTo(Description.Tags));

    [Test]
    public void Each_property_is_a_public_interface_named_as_the_tag()
        => Assert.That(
            Surface.Groups.Select(group => (group.PropertyType.IsInterface, group.PropertyType.IsPublic, group.PropertyType.Name)),
            Is.EqualTo(Surface.Groups.Select(group => (true, true, $"I{group.Name}Api"))));

    [Test]
    public void The_classes_behind_them_are_internal()
    {
        using var client = TestClient.Over(new Recorder());
        Assert.That(Surface.Groups.Select(group => group.GetValue(client)!.GetType()), Is.All.Matches<Type>(type => !type!.IsVisible));
    }

    [TestCaseSource(nameof(Methods))]
    public void The_last_parameter_is_a_token_that_may_be_left_out(FriendlyMethod method)
    {
        var last = method.Method.GetParameters()[^1];
        Assert.That(
            (last.ParameterType, last.Name, last.HasDefaultValue), Is.EqualTo((typeof(CancellationToken), "cancellationToken", true)));
    }

    [TestCaseSource(nameof(Methods))]
    public void Lists_are_pageable_and_everything_else_is_awaited(FriendlyMethod method)
    {
        var result = method.Method.ReturnType;
        var isPageable = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ParallaxPageable<>);
        Assert.Multiple(() =>
        {
            Assert.That(isPageable, Is.EqualTo(method.Method.Name.StartsWith("List", StringComparison.Ordinal)));
            Assert.That(result.IsAssignableTo(typeof(Task)), Is.Not.EqualTo(isPageable));
        });
    }

    [Test]
    public void A_list_cannot_be_awaited_by_mistake()
        => Assert.That(typeof(ParallaxPageable<>).GetMethods().Select(method => method.Name), Has.No.Member("GetAwaiter"));

    [Test]
    public void Lists_of_time_ask_for_both_days_since_the_default_of_the_server_is_silent()
    {
        var withDates = Description.Operations.Where(operation => operation.QueryNames.Contains("start_date"))
            .Select(operation => operation.Tag);
        var asking = Surface.Methods.Where(
            method => method.Method.GetParameters().Count(p => p.ParameterType == typeof(DateOnly) && !p.HasDefaultValue) == 2)
            .Select(method => method.Group.Name);
        Assert.That(asking, Is.EquivalentTo(withDates).And.Not.Empty);
    }

    [Test]
    public void No_asynchronous_method_is_void()
        => Assert.That(
            Surface.Library.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method => method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false)),
            Is.Empty);
}
