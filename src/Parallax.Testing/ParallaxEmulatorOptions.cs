using System.Security.Cryptography.X509Certificates;

namespace Parallax.Testing;

/// <summary>Settings of a <see cref="ParallaxEmulator"/>. They are read when it starts; changes after that have no effect.</summary>
public sealed class ParallaxEmulatorOptions
{
    /// <summary>
    /// Gets or sets the key that the emulator takes in <c>X-API-KEY</c>. Default: a key made up for each emulator. More with
    /// <see cref="ParallaxEmulator.AddKey"/>.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the port on 127.0.0.1. Default: 0, which takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Gets or sets the clock for dates of objects, the days of a list without days, and the rate limit. Default: the system's.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets how the emulator answers. Default: <see cref="ParallaxEmulatorMode.Stateful"/>.</summary>
    public ParallaxEmulatorMode Mode { get; set; }

    /// <summary>
    /// Gets or sets the OpenAPI description (3.x) to serve: its whole text, YAML or JSON, such as
    /// <c>File.ReadAllText("openapi.yaml")</c> gives. Default: null, for the description that comes with the package.
    /// </summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets the limit on requests. Default: not enabled, so that tests are not slowed down.</summary>
    public ParallaxEmulatorRateLimit RateLimit { get; set; } = new();

    /// <summary>Gets or sets how many requests the log keeps; beyond that the oldest go. Default: 10,000. At least 1.</summary>
    public int RequestLogLimit { get; set; } = 10_000;

    /// <summary>
    /// Gets or sets how many bytes of bodies the log keeps, of requests and responses together; beyond that the oldest requests lose
    /// theirs, and nothing else. Default: 64 MiB. At least 0.
    /// </summary>
    public long RequestLogBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the wait before every request is looked at, by <see cref="TimeProvider"/>. Default: none. For a single request there is
    /// <see cref="ParallaxFault.Delay"/>.
    /// </summary>
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// Gets or sets the certificate to serve HTTPS with, its private key included; clients have to trust it. Default: null, for HTTP.
    /// It is not disposed of.
    /// </summary>
    public X509Certificate2? Certificate { get; set; }
}

/// <summary>How an emulator answers.</summary>
public enum ParallaxEmulatorMode
{
    /// <summary>Like the API: strict about what it is sent, and it remembers. The default.</summary>
    Stateful,

    /// <summary>
    /// Like the vendor's mock server: no memory, any key that is not empty, no check of what is sent. A list has zeros in its
    /// envelope and one made-up row, whatever page is asked for; objects are the examples of the description.
    /// </summary>
    StatelessMock,
}
