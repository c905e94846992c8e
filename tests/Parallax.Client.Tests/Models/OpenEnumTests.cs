using System.ComponentModel;
using System.Reflection;
using Newtonsoft.Json;
using Parallax.Models;

namespace Parallax.Tests.Models;

/// <summary>Every open enum, and what it does with a value that is not in the description.</summary>
internal sealed class OpenEnumTests
{
    private const string Unknown = "a Value that NOBODY knows";

    private static IEnumerable<Type> Enums => Surface.OpenEnums;

    [Test]
    public void Every_enum_of_the_description_is_one()
        => Assert.That(Enums.Select(type => type.Name), Is.EquivalentTo(Description.Enums.Select(schema => schema.Name)).And.Not.Empty);

    [TestCaseSource(nameof(Enums))]
    public void The_known_values_are_those_of_the_description(Type type)
        => Assert.That(
            Known(type).Select(ValueOf),
            Is.EqualTo(Description.Schemas.Single(schema => schema.Name == type.Name).Values.Select(value => value.Value)));

    [TestCaseSource(nameof(Enums))]
    public void A_known_value_has_a_member_in_PascalCase(Type type)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == type)
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(members.Select(member => member.GetValue(null)), Is.EquivalentTo(Known(type)));
            foreach (var member in members)
            {
                Assert.That(member.Name, Is.EqualTo(ValueOf(member.GetValue(null)!).Replace("_", "", StringComparison.Ordinal)).IgnoreCase);
                Assert.That(char.IsUpper(member.Name[0]), Is.True, member.Name);
            }
        });
    }

    [TestCaseSource(nameof(Enums))]
    public void Known_and_unknown_are_told_apart(Type type)
        => Assert.That((Known(type).All(IsKnown), IsKnown(MadeUp.OpenEnum(type, Unknown))), Is.EqualTo((true, false)));

    [TestCaseSource(nameof(Enums))]
    public void Any_value_is_kept_letter_by_letter(Type type)
    {
        var value = MadeUp.OpenEnum(type, Unknown);
        Assert.That((ValueOf(value), value.ToString()), Is.EqualTo((Unknown, Unknown)));
    }

    [TestCaseSource(nameof(Enums))]
    public void Values_are_equal_by_their_text_and_its_case(Type type)
    {
        var value = MadeUp.OpenEnum(type, Unknown);
        var upper = MadeUp.OpenEnum(type, Unknown.ToUpperInvariant());
        Assert.Multiple(() =>
        {
            Assert.That(value, Is.EqualTo(MadeUp.OpenEnum(type, Unknown)));
            Assert.That(value.GetHashCode(), Is.EqualTo(MadeUp.OpenEnum(type, Unknown).GetHashCode()));
            Assert.That(value, Is.Not.EqualTo(upper));
        });
    }

    [TestCaseSource(nameof(Enums))]
    public void The_default_is_empty_and_unknown(Type type)
        => Assert.That((ValueOf(Activator.CreateInstance(type)!), IsKnown(Activator.CreateInstance(type)!)), Is.EqualTo(("", false)));

    [TestCaseSource(nameof(Enums))]
    public void Configuration_and_model_binding_read_and_write_it_as_text(Type type)
    {
        var converter = TypeDescriptor.GetConverter(type);
        var value = converter.ConvertFromInvariantString(Unknown);
        Assert.That((value, converter.ConvertToInvariantString(value)), Is.EqualTo((MadeUp.OpenEnum(type, Unknown), Unknown)));
    }

    [Test]
    public void A_serializer_of_the_users_own_writes_it_as_text()
    {
        using var text = new StringWriter();
        JsonSerializer.Create().Serialize(text, new { Status = ProjectStatus.From(Unknown) });
        Assert.That(text.ToString(), Is.EqualTo($$"""{"Status":"{{Unknown}}"}"""));
    }

    [TestCaseSource(nameof(Enums))]
    public void Default_comes_first_and_is_not_the_empty_text(Type type)
    {
        var (none, empty, known) = ((IComparable)Activator.CreateInstance(type)!, MadeUp.OpenEnum(type, ""), Known(type).First());
        Assert.Multiple(() =>
        {
            Assert.That(none, Is.Not.EqualTo(empty));
            Assert.That((none.CompareTo(empty), none.CompareTo(none), none.CompareTo(null)), Is.EqualTo((-1, 0, 1)));
            Assert.That(((IComparable)known).CompareTo(empty), Is.Positive);
            Assert.That(() => none.CompareTo("text"), Throws.ArgumentException);
        });
    }

    [Test]
    public void Null_text_is_no_value_and_no_exception()
    {
        string? none = null;
        var project = new Project { Status = ProjectStatus.InProgress };
        Assert.Multiple(() =>
        {
            Assert.That(project.Status == none, Is.False);
            Assert.That(project.Status != none, Is.True);
            Assert.That(new UpdateProject { Status = none }.Status, Is.Null);
            Assert.That(ModelJson.Write(new UpdateProject { Status = none }), Is.EqualTo("""{"status":null}"""));
            Assert.That(ModelJson.Write(new Project { Status = none }), Is.EqualTo("""{"status":null}"""));
            Assert.That(TypeDescriptor.GetConverter(typeof(ProjectStatus)).ConvertFrom(""), Is.EqualTo((ProjectStatus)""));
        });
    }

    [Test]
    public void Values_are_sorted_and_parsed_as_any_others()
    {
        var sorted = new[] { ProjectStatus.PreSale, default, ProjectStatus.Lost, "" }.Order().Select(status => status.Value);
        Assert.Multiple(() =>
        {
            Assert.That(sorted, Is.EqualTo(new[] { "", "", "lost", "pre_sale" }));
            Assert.That(Parsed<ProjectStatus>("lost"), Is.EqualTo((true, ProjectStatus.Lost)));
            Assert.That(Parsed<ProjectStatus>(null), Is.EqualTo((false, default(ProjectStatus))));
            Assert.That(ProjectStatus.Parse("brand_new", provider: null).Value, Is.EqualTo("brand_new"));
        });

        static (bool IsOne, T Value) Parsed<T>(string? text)
            where T : IParsable<T>
            => (T.TryParse(text, provider: null, out var value), value!);
    }

    [Test]
    public void Text_is_taken_as_a_value_and_null_as_none()
    {
        ProjectStatus status = "brand_new";
        Assert.Multiple(() =>
        {
            Assert.That(status == ProjectStatus.From("brand_new"), Is.True);
            Assert.That(status != ProjectStatus.PreSale, Is.True);
            Assert.That(ProjectStatus.From(null), Is.EqualTo(default(ProjectStatus)));
        });
    }

    private static IEnumerable<object> Known(Type type)
        => ((System.Collections.IEnumerable)type.GetProperty("Known")!.GetValue(null)!).Cast<object>();

    private static string ValueOf(object value) => (string)value.GetType().GetProperty("Value")!.GetValue(value)!;

    private static bool IsKnown(object value) => (bool)value.GetType().GetProperty("IsKnown")!.GetValue(value)!;
}
