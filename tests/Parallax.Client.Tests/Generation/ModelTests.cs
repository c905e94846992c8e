using System.Reflection;
using Parallax.Models;

namespace Parallax.Tests.Generation;

/// <summary>The generated classes against the schemas of the description.</summary>
internal sealed class ModelTests
{
    private static IEnumerable<ModelMember> Members => Surface.Members;

    private static IEnumerable<Type> Pages => Surface.Models.Where(model => model.Name.EndsWith("Page", StringComparison.Ordinal));

    [Test]
    public void There_is_a_class_for_each_object_and_no_other()
        => Assert.That(Surface.Models.Select(model => model.Name), Is.EquivalentTo(Description.Objects.Select(schema => schema.Name)));

    [Test]
    public void There_is_a_property_for_each_member_and_no_other()
        => Assert.That(
            Surface.Members.Select(member => member.Described),
            Is.EquivalentTo(Description.Objects.SelectMany(schema => schema.Members)));

    [Test]
    public void Every_public_type_is_in_one_of_the_four_namespaces_and_none_hides_the_model_Client()
    {
        var namespaces = Surface.Library.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(namespaces, Is.All.Matches<string>(name => !name!.StartsWith("Parallax.Client", StringComparison.Ordinal)));
            Assert.That(
                Surface.Library.GetExportedTypes().Select(type => type.Namespace).Distinct(),
                Is.SubsetOf(new[] { "Parallax", "Parallax.Models", "Parallax.Generated", "Microsoft.Extensions.DependencyInjection" }));
        });
    }

    [Test]
    public void No_number_is_binary_floating_point()
        => Assert.That(
            Surface.Members.Select(member => member.Property.PropertyType)
                .Concat(Surface.RawClients.SelectMany(Surface.RawMethodsOf)
                    .SelectMany(method => method.GetParameters())
                    .Select(parameter => parameter.ParameterType))
                .Select(type => Nullable.GetUnderlyingType(type) ?? type),
            Has.No.Member(typeof(double)).And.No.Member(typeof(float)).And.Member(typeof(decimal)));

    [Test]
    public void No_day_is_a_moment()
        => Assert.That(
            Surface.Members.Select(member => member.Property.PropertyType), Has.No.Member(typeof(DateTime)).And.Member(typeof(DateOnly)));

    [TestCaseSource(nameof(Members))]
    public void A_property_says_whether_it_was_inferred(ModelMember member)
        => Assert.That(XmlDocs.Of(member.Property).Contains("Inferred", StringComparison.Ordinal), Is.EqualTo(member.Described.IsInferred));

    [TestCaseSource(nameof(Members))]
    public void A_property_says_its_name_in_JSON(ModelMember member)
        => Assert.That(XmlDocs.Of(member.Property), Does.Contain($"<c>{member.Described.Name}</c>"));

    [Test]
    public void A_class_says_whether_it_was_inferred([ValueSource(typeof(Surface), nameof(Surface.Models))] Type model)
        => Assert.That(
            XmlDocs.Of(model).Contains("Inferred", StringComparison.Ordinal),
            Is.EqualTo(Description.Objects.Single(schema => schema.Name == model.Name).IsInferred));

    [Test]
    public void A_value_of_an_enum_says_whether_it_was_inferred([ValueSource(typeof(Surface), nameof(Surface.OpenEnums))] Type type)
    {
        var values = type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type)
            .Select(property => new EnumValue(
                property.GetValue(null)!.ToString()!, XmlDocs.Of(property).Contains("Inferred", StringComparison.Ordinal)));
        Assert.That(values, Is.EqualTo(Description.Enums.Single(schema => schema.Name == type.Name).Values));
    }

    [TestCaseSource(nameof(Pages))]
    public void A_list_is_a_page_of_its_rows_whatever_it_is_called(Type page)
    {
        var row = page.GetProperty("Results")!.PropertyType.GenericTypeArguments[0];
        Assert.That(page.GetInterfaces(), Has.Member(typeof(IPage<>).MakeGenericType(row)));
    }

    [Test]
    public void A_figure_that_the_page_lacks_is_null_and_not_zero()
    {
        IPage<Project> page = ModelJson.Read<ProjectPage>("""{"total":0,"results":[]}""");
        Assert.That(
            (page.Total, page.Count, page.Page, page.TotalPages, page.PageSize),
            Is.EqualTo(((long?)0, (long?)null, (long?)null, (long?)null, (long?)null)));
    }
}
