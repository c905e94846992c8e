namespace Parallax.Tests.Package.Architecture;

/// <summary>That the test of the architecture can fail, over small projects in one namespace.</summary>
internal sealed class FolderGraphTests
{
    [Test]
    public void Two_folders_that_name_each_other_are_a_pair_with_a_place_each()
    {
        var graph = Graph(("A/One.cs", "class One { Two? two; }"), ("B/Two.cs", "class Two\n{\n    One? one;\n}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(graph.MutualPairs, Is.EqualTo((List<(string, string)>)[("A", "B")]));
            Assert.That(graph.Arrows[("A", "B")], Is.EqualTo("A/One.cs(3): Two"));
            Assert.That(graph.Arrows[("B", "A")], Is.EqualTo("B/Two.cs(5): One"));
            Assert.That(graph.Cycles(), Is.EqualTo((List<string[]>)[["A", "B"]]));
        }
    }

    [Test]
    public void A_cycle_of_three_folders_is_found_although_no_two_name_each_other()
    {
        var graph = Graph(
            ("A/One.cs", "class One { Two? two; }"),
            ("B/Two.cs", "class Two { Three? three; }"),
            ("C/Three.cs", "class Three { One? one; }"),
            ("D/Four.cs", "class Four { One? one; }"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(graph.MutualPairs, Is.Empty);
            Assert.That(graph.Cycles(), Is.EqualTo((List<string[]>)[["A", "B", "C"]]));
        }
    }

    [Test]
    public void Two_cycles_that_do_not_touch_are_told_apart()
    {
        var graph = Graph(
            ("A/One.cs", "class One { Two? two; Three? three; }"),
            ("B/Two.cs", "class Two { One? one; }"),
            ("C/Three.cs", "class Three { Four? four; }"),
            ("D/Four.cs", "class Four { Three? three; }"));
        Assert.That(graph.Cycles(), Is.EqualTo((List<string[]>)[["A", "B"], ["C", "D"]]));
    }

    [Test]
    public void Files_at_the_root_and_in_nested_folders_are_folders_of_their_own()
    {
        var graph = Graph(
            ("One.cs", "class One { Two? two; }"),
            ("B/Two.cs", "class Two { Three? three; }"),
            ("B/C/Three.cs", "class Three { One? one; }"));
        Assert.That(graph.Arrows.Keys, Is.EquivalentTo((List<(string, string)>)[(".", "B"), ("B", "B/C"), ("B/C", ".")]));
    }

    [TestCase("class Two { object one = new One(); }")]
    [TestCase("class Two { void Take(System.Collections.Generic.List<One> ones) { } }")]
    [TestCase("class Two : One { }")]
    [TestCase("class Two { string name = nameof(One); }")]
    [TestCase("class Two { int sum = One.Number; }")]
    [TestCase("class Two { int sum = 1.Plus(); }")]
    [TestCase("class Two { int Sum(object other) => other is One ? 1 : 0; }")]
    [TestCase("class Two { object Copy() => Three.Make().Itself; }", TestName = "A_member_of_a_type_that_is_not_written_out_is_named")]
    [TestCase("class Two { Unknown Ask(Unknown other) => other.Ask(One.Number); }", TestName = "An_argument_of_generated_code_is_named")]
    [TestCase("class Two { int sum = One.Take(Unknown.Value); }", TestName = "A_call_that_generated_code_leaves_open_is_named")]
    public void A_name_counts_wherever_it_stands(string two)
    {
        var graph = Graph(
            (
                "A/One.cs",
                "class One { public const int Number = 1; public One Itself => this; public static int Take(int one) => one; public "
                    + "static int Take(string one) => 0; }\nstatic class More { public static int Plus(this int number) => number; public "
                    + "static T Plus<T>(this T number, T other) where T : struct => number; }"),
            ("B/Two.cs", two),
            ("C/Three.cs", "class Three { public static One Make() => new(); }"));
        Assert.That(graph.Arrows.Keys, Does.Contain(("B", "A")));
    }

    [TestCase("/// <summary>See <see cref=\"One\"/>.</summary>\nclass Two { }")]
    [TestCase("class Two { void Make() { var one = Three.Make(); } }")]
    [TestCase("class Two { string One = \"One\"; }")]
    [TestCase("class Two { class One { } One? one; }")]
    [TestCase("class Two { System.Action? one; Unknown? two; }")]
    public void What_is_no_name_of_a_type_elsewhere_does_not_count(string two)
    {
        var graph = Graph(
            ("A/One.cs", "class One { }"), ("B/Two.cs", two), ("C/Three.cs", "class Three { public static One Make() => new(); }"));
        Assert.That(graph.Arrows.Keys, Does.Not.Contain(("B", "A")));
    }

    [Test]
    public void A_type_in_parts_lies_in_each_of_their_folders()
    {
        var graph = Graph(
            ("A/One.cs", "partial class One { }"),
            ("B/Rest.cs", "partial class One { One? other; }"),
            ("C/Two.cs", "class Two { One? one; }"));
        Assert.That(graph.Arrows.Keys, Is.EquivalentTo((List<(string, string)>)[("C", "A")]));
    }

    // All in one namespace: the text begins on the third line.
    private static FolderGraph Graph(params (string Path, string Text)[] files)
        => FolderGraph.Of(new SourceProject(
            "Small",
            files.ToDictionary(static file => file.Path, static file => $"namespace Small;\n\n{file.Text}\n", StringComparer.Ordinal)));
}
