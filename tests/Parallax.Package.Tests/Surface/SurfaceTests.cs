using System.Reflection;

namespace Parallax.Tests.Package.Surface;

/// <summary>What the packages promise, against the files in which it was reviewed.</summary>
internal sealed class SurfaceTests
{
    // Whatever else a user meets in a signature has to be a package that ours brings along on purpose.
    private static readonly string[] Welcome = ["System.", "Microsoft.Extensions.", "Newtonsoft.Json", "StackExchange.Redis"];

    // Of a package that is named after what it is for.
    private const string AspNetCore = "Microsoft.AspNetCore.";

    private static IReadOnlyList<PackedLibrary> Libraries => PackedLibrary.All;

    [TestCaseSource(nameof(Libraries))]
    public void The_public_surface_is_the_reviewed_one(PackedLibrary library)
    {
        var file = Repository.PathOf(library.SurfaceFile);
        var surface = PublicSurface.Of(library.Assembly);
        if (Acceptance.IsOn)
        {
            File.WriteAllLines(file, surface);
        }

        var reviewed = File.Exists(file) ? File.ReadAllLines(file) : [];
        var (gone, come) = (reviewed.Except(surface, StringComparer.Ordinal), surface.Except(reviewed, StringComparer.Ordinal));
        Assert.That(
            surface,
            Is.EqualTo(reviewed),
            $"{library.SurfaceFile} is not what users of the package can write against. If it should be: {Acceptance.Command}\n"
                + string.Join('\n', gone.Select(line => $"- {line.Trim()}").Concat(come.Select(line => $"+ {line.Trim()}"))));
    }

    [TestCaseSource(nameof(Libraries))]
    public void No_signature_shows_a_type_of_a_library_that_is_nobodys_business(PackedLibrary library)
    {
        var ours = Libraries.Select(other => other.Name).ToHashSet(StringComparer.Ordinal);
        var foreign = from type in VisibleMembers.TypesOf(library.Assembly)
                      from member in VisibleMembers.Of(type).Append(type)
                      from shown in ShownTypes.Of(member)
                      let home = shown.Assembly.GetName().Name!
                      where !ours.Contains(home) && !Welcome.Any(name => home.StartsWith(name, StringComparison.Ordinal))
                      where library.Name != "Parallax.AspNetCore" || !home.StartsWith(AspNetCore, StringComparison.Ordinal)
                      select $"{type}.{member.Name}: {shown.FullName} of {home}";
        Findings.AssertNone(foreign);
    }

    [Test]
    public void There_are_packages_to_judge()
        => Assert.That(Libraries.Select(library => library.Name), Is.SupersetOf(new[] { "Parallax.Client", "Parallax.Testing" }));
}
