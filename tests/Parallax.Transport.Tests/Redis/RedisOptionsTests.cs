using Parallax.RateLimiting.Redis;

namespace Parallax.Tests.Transport.Redis;

/// <summary>What can be set of the shared limit.</summary>
internal sealed class RedisOptionsTests
{
    private static readonly (string Option, Action<ParallaxRedisOptions> Set)[] Wrong =
    [
        ("KeyPrefix", options => options.KeyPrefix = ""),
        ("KeyPrefix", options => options.KeyPrefix = "a}b"),
        ("Name", options => options.Name = " "),
        ("Name", options => options.Name = "{contoso"),
        ("Name", options => options.Name = "pat_0123456789"),
        ("Database", options => options.Database = -2),
        ("Timeout", options => options.Timeout = TimeSpan.Zero),
        ("Timeout", options => options.Timeout = TimeSpan.FromMinutes(2)),
        ("Pause", options => options.Pause = TimeSpan.Zero),
        ("Pause", options => options.Pause = TimeSpan.FromHours(2)),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Setting_out_of_range_is_refused_by_name_and_not_quoted((string Option, Action<ParallaxRedisOptions> Set) wrong)
        => Assert.That(
            () => new ParallaxRateLimitOptions().UseRedis(SharedGarnet.Connection, wrong.Set),
            Throws.ArgumentException.With.Message.Contains($"ParallaxRedisOptions.{wrong.Option} ").And.Message.Not.Contains("0123456789"));

    [Test]
    public void Missing_connection_is_refused()
        => Assert.That(
            () => new ParallaxRateLimitOptions().UseRedis(null!),
            Throws.ArgumentNullException.With.Property("ParamName").EqualTo("redis"));

    [Test]
    public async Task Prefix_and_database_are_where_the_permits_are()
    {
        var limit = new ParallaxRateLimitOptions();
        limit.UseRedis(SharedGarnet.Connection, options => (options.KeyPrefix, options.Name, options.Database) = ("contoso", "erp", 1));
        using var lease = await ((ParallaxRateLimiter)limit.Limiter!).AcquireAsync(
            new ParallaxPermitRequest { User = "unused", PermitLimit = 1, Window = TimeSpan.FromMinutes(1) }, CancellationToken.None);
        Assert.That(await SharedGarnet.Connection.GetDatabase(1).KeyExistsAsync("{contoso:erp}:permits"), Is.True);
    }
}
