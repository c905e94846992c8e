using System.ComponentModel;
using Spectre.Console.Cli;

namespace Parallax.Emulator.Arguments;

/// <summary>The options as they were typed. <see cref="EmulatorArguments"/> is what they mean.</summary>
internal sealed class EmulatorSettings : CommandSettings
{
    [CommandOption("--port <PORT>")]
    [Description("Where to listen on this machine, 1 to 65535; 0 takes a free port.")]
    [DefaultValue("5080")]
    public string Port { get; init; } = "";

    [CommandOption("--limit <LIMIT>")]
    [Description("The rate limit: permits and window, such as 100/60s, or off.")]
    [DefaultValue("100/60s")]
    public string Limit { get; init; } = "";

    [CommandOption("--latency <TIME>")]
    [Description("A wait before every answer, such as 200ms or 1.5s.")]
    [DefaultValue("0ms")]
    public string Latency { get; init; } = "";

    [CommandOption("--seed <FILE>")]
    [Description("The data to begin with: sample for a firm that does not exist, none, or a JSON file of paths with their objects. [grey]Default: sample; none with --description or --mock[/]")]
    public string? Seed { get; init; }

    [CommandOption("--description <FILE>")]
    [Description("The OpenAPI description to serve, YAML or JSON. [grey]Default: the one that comes with the tool[/]")]
    public string? Description { get; init; }

    [CommandOption("--key <KEY>")]
    [Description("The key that X-API-KEY has to hold. [grey]Default: pat_for_the_emulator_only[/]")]
    public string? Key { get; init; }

    [CommandOption("--mock")]
    [Description("Answer like the vendor's mock server: examples, and no memory.")]
    public bool Mock { get; init; }

    [CommandOption("--webhook <URL>")]
    [Description("Where to send webhooks to: an address of this machine. Takes --webhook-secret.")]
    public string? Webhook { get; init; }

    [CommandOption("--webhook-secret <SECRET>")]
    [Description("What webhooks are signed with.")]
    public string? WebhookSecret { get; init; }

    [CommandOption("--https")]
    [Description("Serve HTTPS, with a certificate that is made at the start and kept in memory. Clients have to trust it: GET /_emulator/certificate gives it as PEM.")]
    public bool Https { get; init; }
}
