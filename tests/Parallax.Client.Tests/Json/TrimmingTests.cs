using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Json;

/// <summary>Whoever trims his program, or compiles it ahead of time, is told at his own line.</summary>
internal sealed class TrimmingTests
{
    private static IEnumerable<MethodBase> WaysToAClient =>
    [
        .. typeof(ParallaxClient).GetConstructors(),
        .. typeof(ParallaxServiceCollectionExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static),
    ];

    [TestCaseSource(nameof(WaysToAClient))]
    public void Every_way_to_a_client_says_what_it_needs(MethodBase way)
    {
        Assert.That(way.GetCustomAttribute<RequiresUnreferencedCodeAttribute>()?.Message, Does.Contain("TrimMode=partial"));
        Assert.That(way.GetCustomAttribute<RequiresDynamicCodeAttribute>()?.Message, Does.Contain("PublishAot"));
    }
}
