namespace Parallax.OpenApi.Tests.Harness;

/// <summary>These tests are worth something only if they generate and compile what the build does.</summary>
public sealed class HarnessTests
{
    [Test]
    public async Task Generated_file_of_the_repository_is_that_of_the_build_byte_for_byte()
    {
        var generated = await Descriptions.ParallaxDescription.GenerateAsync();

        Assert.That(generated.Code, Is.EqualTo(await File.ReadAllTextAsync(ClientSources.BuiltFile)));
    }

    [Test]
    public async Task Library_from_the_description_of_the_repository_compiles_without_a_problem()
        => Assert.That((await Descriptions.ParallaxDescription.GenerateAsync()).Compile().Problems, Is.Empty);

    [Test]
    public async Task Generated_file_compiles_without_the_facade_too()
    {
        var compiled = (await Descriptions.ParallaxDescription.GenerateAsync()).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        Assert.That(compiled.Type("Parallax.ProjectsApi"), Is.Null, "the facade");
    }

    [Test]
    public void Generated_code_that_does_not_compile_is_told_of()
    {
        var code = "namespace Parallax.Models { public class ParallaxModel { } public class Bad { string x = 1; } }";

        Assert.That(
            new CompiledClient(ClientSources.WithoutFacade, code).ProblemsOfGeneratedFile,
            Has.Some.Contains("CS0101").And.Some.Contains("CS0029"));
    }
}
