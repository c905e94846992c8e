namespace Parallax.Tests.Errors;

/// <summary>The shapes in which a body names what is wrong.</summary>
internal sealed class ErrorBodyTests
{
    [Test]
    public async Task Errors_as_an_array_of_texts_stand_under_the_empty_name()
    {
        var failure = await ErrorServer.OfGetAsync<ParallaxValidationException>(400, """{"errors":["one","two"]}""");
        Assert.That((failure.Errors.Keys.Single(), failure.Errors[""]), Is.EqualTo(("", new[] { "one", "two" })));
    }

    [Test]
    public async Task Errors_as_an_array_of_objects_are_kept_as_JSON()
    {
        var failure = await ErrorServer.OfGetAsync<ParallaxValidationException>(
            400, """{"errors":[{"field":"name","message":"is required"}]}""");
        Assert.That(failure.Errors[""], Is.EqualTo(new[] { """{"field":"name","message":"is required"}""" }));
    }

    [Test]
    public async Task A_field_with_one_text_or_none_is_a_field()
    {
        var failure = await ErrorServer.OfGetAsync<ParallaxValidationException>(400, """{"errors":{"a":"one","b":null,"c":[]}}""");
        Assert.Multiple(() =>
        {
            Assert.That(failure.Errors.Keys, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(failure.Errors["a"], Is.EqualTo(new[] { "one" }));
            Assert.That(failure.Errors["b"], Is.Empty);
            Assert.That(failure.Errors["c"], Is.Empty);
        });
    }

    [Test]
    public async Task Fields_of_one_name_in_two_spellings_are_two()
        => Assert.That(
            (await ErrorServer.OfGetAsync<ParallaxValidationException>(400, """{"errors":{"name":["a"],"Name":["b"]}}""")).Errors,
            Has.Count.EqualTo(2));

    [Test]
    public async Task A_text_that_looks_like_a_date_stays_a_text()
        => Assert.That(
            (await ErrorServer.OfGetAsync<ParallaxServerException>(500, """{"detail":"2024-01-01T22:10:00+05:00"}""")).Detail,
            Is.EqualTo("2024-01-01T22:10:00+05:00"));

    [Test]
    public void Of_two_spellings_the_documented_one_counts()
    {
        var both = ErrorBody.Parse("""{"detail":"d","error":"e","trace_id":"t","traceId":"u"}""");
        var other = ErrorBody.Parse("""{"error":"e","traceId":"u"}""");
        Assert.That((both.Detail, both.TraceId, other.Detail, other.TraceId), Is.EqualTo(("d", "t", "e", "u")));
    }

    [Test]
    public async Task Of_a_large_body_the_first_64_KiB_are_kept()
    {
        var failure = await ErrorServer.OfGetAsync<ParallaxServerException>(500, new string('x', 200_000), "text/plain");
        Assert.That(failure.ResponseBody, Has.Length.EqualTo(64 * 1024));
    }

    [Test]
    public void Of_a_body_that_breaks_off_what_came_is_kept()
    {
        using var recorder = new Recorder(_ => Answer.Stream(
            ScriptedStream.Broken("half a bo", new IOException("reset")), System.Net.HttpStatusCode.BadGateway));
        using var client = TestClient.Over(recorder);
        Assert.That(
            () => client.Projects.GetAsync(ErrorServer.Id),
            Throws.TypeOf<ParallaxServerException>().With.Property("ResponseBody").EqualTo("half a bo"));
    }

    [Test]
    public void A_body_that_never_ends_is_not_waited_for()
    {
        var endless = new ScriptedStream(Enumerable.Repeat(new byte[1000], 1_000_000));
        using var recorder = new Recorder(_ => Answer.Stream(endless, System.Net.HttpStatusCode.BadGateway));
        using var client = TestClient.Over(recorder);
        Assert.Multiple(() =>
        {
            Assert.That(() => client.Projects.GetAsync(ErrorServer.Id), Throws.TypeOf<ParallaxServerException>());
            Assert.That(endless.Taken, Is.LessThan(128 * 1024));
        });
    }
}
