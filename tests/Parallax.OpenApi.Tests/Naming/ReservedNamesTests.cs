using Parallax.OpenApi.Tests.Descriptions;

namespace Parallax.OpenApi.Tests.Naming;

public sealed class ReservedNamesTests
{
    private const string List = "build/OpenApi/Naming/Reserved.txt";

    /// <summary>Rewritten, not compared, if the environment says <c>PARALLAX_ACCEPT=1</c>.</summary>
    [Test]
    public async Task List_of_reserved_names_is_what_the_code_says()
    {
        var names = new ReservedNames((await ParallaxDescription.GenerateAsync()).Compile()).ToText();
        var path = Repository.PathOf(List);
        if (Environment.GetEnvironmentVariable("PARALLAX_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(path, names);
        }

        Assert.That(
            await File.ReadAllTextAsync(path),
            Is.EqualTo(names),
            $"{List} is out of date: PARALLAX_ACCEPT=1 dotnet test tests/Parallax.OpenApi.Tests rewrites it");
    }
}
