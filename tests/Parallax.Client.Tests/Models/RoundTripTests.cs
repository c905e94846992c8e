using Newtonsoft.Json.Linq;

namespace Parallax.Tests.Models;

/// <summary>Every member of every model, out to JSON and back.</summary>
internal sealed class RoundTripTests
{
    private static IEnumerable<ModelMember> Members => Surface.Members;

    private static IEnumerable<ModelMember> EnumMembers
        => Surface.Members.Where(
            member => Surface.IsOpenEnum(Nullable.GetUnderlyingType(member.Property.PropertyType) ?? member.Property.PropertyType));

    [TestCaseSource(nameof(Members))]
    public void A_value_comes_back_as_it_was_written(ModelMember member)
    {
        var original = member.With(MadeUp.Value(member.Property.PropertyType));
        var written = ModelJson.Write(original);

        var read = (Parallax.Models.ParallaxModel)ModelJson.Read(member.Model, written);

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(read), Is.EqualTo(written));
            Assert.That(read.UnknownMembers, Is.Empty);
            if (member.Of(original) is IComparable)
            {
                Assert.That(member.Of(read), Is.EqualTo(member.Of(original)));
            }
        });
    }

    [TestCaseSource(nameof(Members))]
    public void Two_different_values_are_written_differently(ModelMember member)
    {
        var type = Nullable.GetUnderlyingType(member.Property.PropertyType) ?? member.Property.PropertyType;
        var (one, other) = type == typeof(bool) ? (true, false) : (MadeUp.Value(type, 1), MadeUp.Value(type, 2));
        Assert.That(ModelJson.Write(member.With(one)), Is.Not.EqualTo(ModelJson.Write(member.With(other))));
    }

    [TestCaseSource(nameof(EnumMembers))]
    public void A_value_that_nobody_knows_is_read_kept_and_written_back(ModelMember member)
    {
        var read = member.Read("\"Grün & neu\"");
        Assert.That(
            (member.Of(read)!.ToString(), (string?)ModelJson.WriteObject(read)[member.Described.Name]),
            Is.EqualTo(("Grün & neu", "Grün & neu")));
    }

    [Test]
    public void Whole_objects_come_back_with_all_their_parts([ValueSource(typeof(Surface), nameof(Surface.Models))] Type model)
    {
        var written = ModelJson.Write(MadeUp.Value(model));
        Assert.That(
            JToken.DeepEquals(ModelJson.Parse(ModelJson.Write(ModelJson.Read(model, written))), ModelJson.Parse(written)),
            Is.True,
            written);
    }

    [Test]
    public void Names_are_told_apart_by_case()
    {
        var read = ModelJson.Read<Parallax.Models.Project>("""{"Name":"no member of the API"}""");
        Assert.That((read.IsAssigned("Name"), (string?)read.UnknownMembers["Name"]), Is.EqualTo((false, "no member of the API")));
    }

    [Test]
    public void Unknown_members_are_not_sent_back()
        => Assert.That(
            ModelJson.Write(ModelJson.Read<Parallax.Models.Project>("""{"name":"a","brand_new":1}""")), Is.EqualTo("""{"name":"a"}"""));
}
