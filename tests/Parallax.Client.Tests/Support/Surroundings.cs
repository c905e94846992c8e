using System.Globalization;

namespace Parallax.Tests.Support;

/// <summary>A process in another country: its culture and its time zone, until disposed of.</summary>
internal sealed class Surroundings : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly string? _zone = Environment.GetEnvironmentVariable("TZ");

    public Surroundings(string culture, string timeZone)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        SetZone(timeZone);
        Assert.That(1.5m.ToString(CultureInfo.CurrentCulture), Is.Not.EqualTo("1.5"), "The culture did not take effect.");
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                TimeZoneInfo.Local.BaseUtcOffset,
                Is.EqualTo(TimeZoneInfo.FindSystemTimeZoneById(timeZone).BaseUtcOffset),
                "The time zone did not take effect.");
        }
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        SetZone(_zone);
    }

    // Unix reads the zone from here; Windows does not, and stays in its own.
    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
