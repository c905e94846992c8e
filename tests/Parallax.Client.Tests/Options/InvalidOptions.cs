namespace Parallax.Tests.Options;

/// <summary>Settings that must not get as far as a request, each with the option that a message has to name.</summary>
internal static class InvalidOptions
{
    public const string Key = "pat_SECRET";

    public static IEnumerable<TestCaseData> InCode
        => [
        Case("no key", "ApiKey", o => o.ApiKey = null),
        Case("empty key", "ApiKey", o => o.ApiKey = ""),
        Case("blank key", "ApiKey", o => o.ApiKey = " \t"),
        Case("key with a line break at its end", "ApiKey", o => o.ApiKey = Key + "\n"),
        Case("key with a line break", "ApiKey", o => o.ApiKey = Key + "\r\nX-Evil: 1"),
        Case("key with a space", "ApiKey", o => o.ApiKey = Key + " x"),
        Case("key that is not ASCII", "ApiKey", o => o.ApiKey = Key + "é"),
        Case("key with a control character", "ApiKey", o => o.ApiKey = Key + "\u007f"),
        Case("page size 0", "PageSize", o => o.PageSize = 0),
        Case("page size -1", "PageSize", o => o.PageSize = -1),
        Case("page size 501", "PageSize", o => o.PageSize = 501),
        Case("no address", "BaseAddress", o => o.BaseAddress = null!),
        Case("http beyond loopback", "BaseAddress", o => o.BaseAddress = new Uri("http://api.getparallax.com/")),
        Case("http to a name that looks like loopback", "BaseAddress", o => o.BaseAddress = new Uri("http://localhost.example/")),
        Case("another scheme", "BaseAddress", o => o.BaseAddress = new Uri("ftp://api.getparallax.com/")),
        Case("file", "BaseAddress", o => o.BaseAddress = new Uri("file:///v1/")),
        Case("relative address", "BaseAddress", o => o.BaseAddress = new Uri("api.getparallax.com", UriKind.Relative)),
        Case("relative path", "BaseAddress", o => o.BaseAddress = new Uri("v1", UriKind.Relative)),
        Case("address with a query", "BaseAddress", o => o.BaseAddress = new Uri("https://host/?a=" + Key)),
        Case("address with a fragment", "BaseAddress", o => o.BaseAddress = new Uri("https://host/#" + Key)),
        Case("address with a password", "BaseAddress", o => o.BaseAddress = new Uri($"https://user:{Key}@host/")),
        Case("timeout of 30 days", "AttemptTimeout", o => o.AttemptTimeout = TimeSpan.FromDays(30)),
        Case("timeout of 0", "AttemptTimeout", o => o.AttemptTimeout = TimeSpan.Zero),
        Case("timeout without end", "AttemptTimeout", o => o.AttemptTimeout = Timeout.InfiniteTimeSpan),
        Case("whole call of 2 days", "TotalTimeout", o => o.TotalTimeout = TimeSpan.FromDays(2)),
        Case("whole call of 0", "TotalTimeout", o => o.TotalTimeout = TimeSpan.Zero),
        Case("read ahead -1", "ReadAhead", o => o.ReadAhead = -1),
        Case("read ahead 65", "ReadAhead", o => o.ReadAhead = 65),
        Case("no attempt", "Retry.MaxAttempts", o => o.Retry.MaxAttempts = 0),
        Case("21 attempts", "Retry.MaxAttempts", o => o.Retry.MaxAttempts = 21),
        Case("no delay", "Retry.BaseDelay", o => o.Retry.BaseDelay = TimeSpan.Zero),
        Case("delay of 60 days", "Retry.MaxDelay", o => o.Retry.MaxDelay = TimeSpan.FromDays(60)),
        Case("no retry settings", "Retry", o => o.Retry = null!),
        Case("no permits", "RateLimit.PermitLimit", o => o.RateLimit.PermitLimit = 0),
        Case("window of 60 days", "RateLimit.Window", o => o.RateLimit.Window = TimeSpan.FromDays(60)),
        Case("wait of 0", "RateLimit.MaxWait", o => o.RateLimit.MaxWait = TimeSpan.Zero),
        Case("no rate settings", "RateLimit", o => o.RateLimit = null!),
        Case("largest answer 0", "MaxResponseBytes", o => o.MaxResponseBytes = 0),
        Case("largest answer of 2 GiB", "MaxResponseBytes", o => o.MaxResponseBytes = 1L << 31),
        Case("application name of two words", "ApplicationName", o => o.ApplicationName = "Contoso Sync"),
        Case("application name with a line break", "ApplicationName", o => o.ApplicationName = "Contoso\r\nX-Evil: 1"),
        Case("empty application name", "ApplicationName", o => o.ApplicationName = ""),
    ];

    public static IEnumerable<TestCaseData> InConfiguration
        => [
        Setting("PageSize", "501"),
        Setting("PageSize", "many"),
        Setting("AttemptTimeout", "30.00:00:00"),
        Setting("AttemptTimeout", "60"),
        Setting("MaxResponseBytes", "0"),
        Setting("BaseAddress", "api.getparallax.com"),
        Setting("BaseAddress", ""),
        Setting("BaseAddress", "http://api.getparallax.com"),
        Setting("ApiKey", ""),
        Setting("ApiKey", Key + "\n"),
        Setting("ApiKeyProvider", Key + "x"),
        Setting("PageSizes", "100"),
        Setting("Retry:MaxAttempt", "3"),
        Setting("RateLimit:Window", "60"),
        Setting("ApplicationName", "Contoso Sync"),
    ];

    private static TestCaseData Case(string name, string option, Action<ParallaxClientOptions> spoil)
        => new TestCaseData(option, spoil).SetArgDisplayNames(name);

    private static TestCaseData Setting(string name, string value)
        => new TestCaseData(name, value).SetArgDisplayNames(name, $"'{value.Replace("\n", "\\n", StringComparison.Ordinal)}'");
}
