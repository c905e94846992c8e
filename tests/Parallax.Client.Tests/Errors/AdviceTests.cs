using Parallax.Models;

namespace Parallax.Tests.Errors;

public sealed class AdviceTests
{
    [Test]
    public async Task A_read_that_failed_is_not_called_a_write()
        => Assert.That((await ErrorServer.OfGetAsync<ParallaxServerException>(500, "{}")).Message, Does.Not.Contain("write"));

    [Test]
    public async Task A_write_that_failed_is_to_be_looked_after()
        => Assert.That((await ErrorServer.OfUpdateAsync<ParallaxServerException>(500, "{}")).Message, Does.Contain("may have taken effect"));

    [Test]
    public async Task Fields_without_a_name_are_left_out()
        => Assert.That((await ErrorServer.OfGetAsync<ParallaxValidationException>(400, """{"errors":{" ":["x"],"":["y"],"a":["z"]}}""")).Message, Does.Contain("Fields: a."));
}
