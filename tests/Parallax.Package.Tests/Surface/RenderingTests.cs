using Parallax.Tests.Package.Surface.Samples;

namespace Parallax.Tests.Package.Surface;

/// <summary>That the lines say all of what a user depends on.</summary>
internal sealed class RenderingTests
{
    private static readonly string[] Old = ["class A.B : C", "    int D { get; }", "    void E()", "class A.F"];

    [Test]
    public void A_type_says_its_kind_its_bases_and_its_constraints()
        => Assert.That(
            new[] { typeof(Everything<,>), typeof(Choice), typeof(IAnswer), typeof(Point) }.Select(TypeLine.Of),
            Is.EqualTo(new[]
            {
                "abstract class Parallax.Tests.Package.Surface.Samples.Everything<TKey, TValue> : Exception, IDisposable where TKey : struct where TValue : class, IAnswer, new()",
                "[Flags] enum Parallax.Tests.Package.Surface.Samples.Choice : long",
                "interface Parallax.Tests.Package.Surface.Samples.IAnswer",
                "readonly struct Parallax.Tests.Package.Surface.Samples.Point",
            }));

    [Test]
    public void A_member_says_everything_that_a_caller_relies_on()
        => Assert.That(
            VisibleMembers.Of(typeof(Everything<,>)).Select(MemberLine.Of),
            Is.EquivalentTo(new[]
            {
                "protected Everything(string? message = null)",
                "const string Name = \"a\"",
                "static readonly IReadOnlyDictionary<string, string?> Map",
                "required string? Text { get; init; }",
                "abstract TValue? Value { get; protected set; }",
                "TValue this[TKey key] { get; }",
                "abstract event EventHandler? Happened",
                "void Dispose()",
                "static bool TryFind<T>(T[] among, out T? found, Choice choice = Choice.Second, decimal share = 0.5, DayOfWeek? day = null, params List<string?>[]? others) where T : IAnswer",
                "protected virtual System.Text.StringBuilder Build(ref int count, in Point point, CancellationToken cancellationToken = default)",
                "[Obsolete(\"Use the other.\")] static implicit operator string?(Everything<TKey, TValue> everything)",
            }));

    [Test]
    public void Of_an_interface_what_has_a_body_and_what_is_static_is_told()
        => Assert.That(VisibleMembers.Of(typeof(IAnswer)).Select(MemberLine.Of), Is.EquivalentTo(new[] { "int Number { get; }", "virtual bool IsYes()", "static abstract IAnswer From(string text)" }));

    [Test]
    public void The_values_of_an_enum_come_with_their_numbers()
        => Assert.That(VisibleMembers.Of(typeof(Choice)).Select(MemberLine.Of), Is.EquivalentTo(new[] { "First = 1", "Second = 2" }));

    [Test]
    public void A_difference_is_told_type_by_type()
        => Assert.That(
            PublicSurface.Difference(Old, ["class A.B : C, G", "    long D { get; }", "    void E()", "enum A.H", "    I = 0"]),
            Is.EqualTo(new[]
            {
                "class A.B", "    - class A.B : C", "    - int D { get; }", "    + class A.B : C, G", "    + long D { get; }",
                "class A.F", "    - class A.F",
                "enum A.H", "    + enum A.H", "    + I = 0",
            }));

    [Test]
    public void Without_a_difference_nothing_is_told() => Assert.That(PublicSurface.Difference(Old, [.. Old]), Is.Empty);
}
