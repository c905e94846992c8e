using System.Net;
using Parallax.Models;

namespace Parallax.Tests.Timeouts;

/// <summary>A body that stops coming when the status is known.</summary>
public sealed class StalledBodyTests
{
    [Test]
    public async Task After_a_201_the_object_is_known_to_be_there()
        => Assert.That((await StalledAsync<ParallaxResponseException>(HttpStatusCode.Created)).Message, Does.Contain("was created"));

    [Test]
    public async Task After_a_400_it_is_known_not_to_be()
        => Assert.That((await StalledAsync<ParallaxValidationException>(HttpStatusCode.BadRequest)).RequestMayHaveBeenProcessed, Is.False);

    private static async Task<T> StalledAsync<T>(HttpStatusCode status)
        where T : ParallaxException
    {
        var time = new FakeTime();
        var stalled = new TaskCompletionSource();
        using var server = new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("""{"name":""", stalled), status));
        using var client = TestClient.Over(server, time: time);
        var call = client.Clients.CreateAsync(new CreateClient { Name = "a" });
        await stalled.Task;
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromSeconds(31)), Is.EqualTo(TimeSpan.FromSeconds(30)));
        return Assert.ThrowsAsync<T>(() => call)!;
    }
}
