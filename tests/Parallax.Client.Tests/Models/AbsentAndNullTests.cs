using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Parallax.Tests.Models;

/// <summary>Members that are missing or null: neither fails, and the two can be told apart.</summary>
internal sealed class AbsentAndNullTests
{
    private static IEnumerable<ModelMember> Members => Surface.Members;

    private static IEnumerable<ModelMember> Nullable => Surface.Members.Where(member => member.Described.IsNullable);

    private static IEnumerable<ModelMember> NotNullable => Surface.Members.Where(member => !member.Described.IsNullable);

    [TestCaseSource(nameof(Members))]
    public void A_missing_member_keeps_its_default_and_is_not_assigned(ModelMember member)
    {
        var read = (Parallax.Models.ParallaxModel)ModelJson.Read(member.Model, "{}");
        Assert.That((member.Of(read), read.IsAssigned(member.Property.Name)), Is.EqualTo((member.Of(member.New()), false)));
    }

    [TestCaseSource(nameof(Nullable))]
    public void A_null_is_read_as_one_and_counts_as_assigned(ModelMember member)
    {
        var read = member.Read("null");
        Assert.Multiple(() =>
        {
            Assert.That(member.Of(read), Is.Null);
            Assert.That(read.IsAssigned(member.Property.Name), Is.True);
            Assert.That(ModelJson.Write(read), Is.EqualTo($"{{\"{member.Described.Name}\":null}}"));
        });
    }

    [TestCaseSource(nameof(NotNullable))]
    public void A_null_where_none_is_allowed_counts_as_missing(ModelMember member)
    {
        var read = member.Read("null");
        Assert.That(
            (member.Of(read), read.IsAssigned(member.Property.Name), ModelJson.Write(read)),
            Is.EqualTo((member.Of(member.New()), false, "{}")));
    }

    [TestCaseSource(nameof(Nullable))]
    public void A_null_that_was_assigned_is_sent(ModelMember member)
        => Assert.That(ModelJson.Write(member.With(null)), Is.EqualTo($"{{\"{member.Described.Name}\":null}}"));

    [TestCaseSource(nameof(Members))]
    public void A_default_that_was_assigned_is_sent(ModelMember member)
    {
        var type = member.Property.PropertyType;
        var assigned = member.With(type.IsValueType ? Activator.CreateInstance(type) : null);
        Assert.That(
            ModelJson.WriteObject(assigned).Properties().Select(property => property.Name), Is.EqualTo(new[] { member.Described.Name }));
    }

    [TestCaseSource(nameof(Members))]
    public void What_was_assigned_says_so_and_nothing_else_does(ModelMember member)
    {
        var model = member.With(MadeUp.Value(member.Property.PropertyType));
        var assigned = Surface.PropertiesOf(member.Model)
            .Where(property => model.IsAssigned(property.Name))
            .Select(property => property.Name);
        Assert.That(assigned, Is.EqualTo(new[] { member.Property.Name }));
    }

    [Test]
    public void A_new_object_writes_nothing([ValueSource(typeof(Surface), nameof(Surface.Models))] Type model)
        => Assert.That(ModelJson.Write(Activator.CreateInstance(model)!), Is.EqualTo("{}"));

    [Test]
    public void A_full_object_writes_every_member_of_the_description([ValueSource(typeof(Surface), nameof(Surface.Models))] Type model)
        => Assert.That(
            ModelJson.Parse(ModelJson.Write(MadeUp.Value(model))).Properties().Select(property => property.Name),
            Is.EquivalentTo(Description.Schemas.Single(schema => schema.Name == model.Name).Members.Select(member => member.Name)));

    [Test]
    public void Lists_start_as_null_so_that_an_empty_one_means_something()
        => Assert.That(Surface.Members.Where(IsList).Select(member => member.Of(member.New())), Is.Not.Empty.And.All.Null);

    [Test]
    public void An_empty_list_is_sent_as_one()
        => Assert.That(ModelJson.Write(new Parallax.Models.UpdatePerson { Tags = [] }), Is.EqualTo("""{"tags":[]}"""));

    [TestCaseSource(nameof(Members))]
    public void A_member_is_nullable_where_the_description_says_so(ModelMember member)
    {
        var type = member.Property.PropertyType;
        var isNullable = type.IsValueType
            ? System.Nullable.GetUnderlyingType(type) is not null
            : new NullabilityInfoContext().Create(member.Property).ReadState == NullabilityState.Nullable;
        Assert.That(isNullable, Is.EqualTo(member.Described.IsNullable));
    }

    [Test]
    public void Asking_for_a_property_that_is_not_there_is_refused([Values("stage_id", "Nonsense", "UnknownMembers", null)] string? name)
        => Assert.That(() => new Parallax.Models.Project().IsAssigned(name!), Throws.ArgumentException);

    private static bool IsList(ModelMember member)
        => member.Property.PropertyType is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            && type != typeof(IReadOnlyList<JToken>);
}
