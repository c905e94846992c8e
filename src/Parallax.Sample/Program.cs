using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parallax;
using Parallax.CommandLines;
using Parallax.Sample;
using Parallax.Testing;

// Where to read on: SyncAsync registers the client, Pull.cs reads, WonDeal.cs writes.
const string usage = """
    Reads all projects of a Parallax account into two CSV files, and pushes one won deal.

    usage: dotnet run --project src/Parallax.Sample -- [--output DIR] [--write]

      --output DIR   where projects.csv and planned-vs-actual.csv go; default artifacts/sample
      --write        push the deal to a real server too; without it, that server is only read
      --help         this text

    environment:
      PARALLAX_API_KEY        a Personal Access Token; without it, everything runs against an emulator in this process
      PARALLAX_BASE_ADDRESS   the server; default https://api.getparallax.com/

    exit codes: 0 done, 1 failed, 2 bad arguments, 130 stopped with Ctrl+C
    """;
try
{
    var options = new CommandLine(args, "--output=", "--write");
    if (!options.Has("--help"))
    {
        return await SyncAsync(options);
    }

    Console.WriteLine(usage);
    return 0;
}
catch (Exception mistake) when (mistake is UsageException or OptionsValidationException)
{
    // Options are wrong here just because of what the environment said. The message names the option, and never quotes the key.
    var about = mistake is OptionsValidationException ? "PARALLAX_API_KEY or PARALLAX_BASE_ADDRESS cannot be used. " : "";
    await Console.Error.WriteLineAsync($"{about}{mistake.Message}{Environment.NewLine}{Environment.NewLine}{usage}");
    return 2;
}
catch (Exception failure)
{
    // None of those that are expected, so all of it is shown.
    await Console.Error.WriteLineAsync(failure.ToString());
    return 1;
}

static async Task<int> SyncAsync(CommandLine options)
{
    // A variable that is set to nothing is how CI systems hand over a secret that they do not have.
    var key = Environment.GetEnvironmentVariable("PARALLAX_API_KEY") is { Length: > 0 } secret ? secret : null;
    var address = Environment.GetEnvironmentVariable("PARALLAX_BASE_ADDRESS") is not { Length: > 0 } text ? null
        : key is null ? throw new UsageException("PARALLAX_BASE_ADDRESS is set, but PARALLAX_API_KEY is not: the server would refuse all.")
        : Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri
        : throw new UsageException("PARALLAX_BASE_ADDRESS is no address; write it as in https://api.getparallax.com/.");

    // No key, no server: an emulator in this process takes its place, with the data of a firm that does not exist.
    await using var emulator = key is null ? await StartEmulatorAsync() : null;
    var report = new Report(TimeProvider.System);

    // A host hears Ctrl+C. Its log is for warnings, and beside the output; Logging__LogLevel__Default=Information shows every call.
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    // The client: one line, and a singleton IParallaxClient is there for every constructor. A service of your own would
    // bind it: AddParallaxClient(builder.Configuration.GetSection("Parallax")). The options are checked when the host starts.
    builder.Services
        .AddParallaxClient(client =>
        {
            client.ApplicationName = "Parallax.Sample/1.0";
            client.ApiKey = key ?? emulator!.ApiKey;
            client.BaseAddress = address ?? emulator?.BaseAddress ?? client.BaseAddress;
        })
        .AddHttpMessageHandler(() => new Report.CallCounter(report));
    using var host = builder.Build();

    // The host does this too when it starts, but puts the stack into the log before it passes the exception on.
    host.Services.GetRequiredService<IStartupValidator>().Validate();
    await host.StartAsync();
    var stop = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    var parallax = host.Services.GetRequiredService<IParallaxClient>();
    report.Limit = () => parallax.RateLimit;
    var folder = options["--output"] ?? Path.Combine("artifacts", "sample");
    var exitCode = await RunAsync(parallax, report, folder, emulator is not null, options.Has("--write"), stop);
    await host.StopAsync();
    return exitCode;
}

static async Task<ParallaxEmulator> StartEmulatorAsync()
{
    var emulator = await ParallaxEmulator.StartAsync();
    ParallaxSampleFirm.SeedInto(emulator, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date));
    return emulator;
}

static async Task<int> RunAsync(IParallaxClient parallax, Report report, string folder, bool isEmulator, bool write, CancellationToken stop)
{
    try
    {
        var address = parallax.HttpClient.BaseAddress;
        Console.WriteLine(isEmulator
            ? "PARALLAX_API_KEY is not set: running against an emulator in this process, with the data of a firm that does not exist."
            : $"Running against {address}{(write ? "." : ", which is read and not written to (--write changes that).")}");
        await report.ShowAsync(async () =>
        {
            await new Pull(parallax, report, stop).WriteAsync(folder);

            // A real account is not written to unless the user says so.
            await (isEmulator || write ? new WonDeal(parallax, report, stop).PushAsync() : Task.CompletedTask);
        });
        Console.WriteLine($"Files: {Path.Combine(folder, Pull.ProjectsFile)}, {Path.Combine(folder, Pull.HoursFile)}");
        Console.WriteLine($"On the server:{(report.Changes.Count == 0 ? " nothing was written." : "")}");
        report.Changes.ForEach(change => Console.WriteLine($"  {change}"));
        return 0;
    }
    catch (Exception failure) when (Explain(failure, stop) is { } text)
    {
        // On one line. Before another run, a user wants to know what is on the server already.
        var there = report.Changes.Count > 0 ? $" On the server by then: {string.Join("; ", report.Changes)}." : "";
        await Console.Error.WriteLineAsync(string.Join(' ', $"{text}{there}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return failure is OperationCanceledException ? 130 : 1;
    }
}

// The message of the exception is made for logs: it leaves out what may name data, and names the next step in terms of the client.
static string? Explain(Exception failure, CancellationToken stop)
{
    var answer = failure as ParallaxApiException;
    var said = answer?.Detail is { Length: > 0 } detail ? detail : string.Join(' ', answer?.Errors.Values.SelectMany(texts => texts) ?? []);
    var text = $"Failed: {failure.Message}{(said.Length > 0 ? $" The server says: {said}" : "")}";
    return failure switch
    {
        OperationCanceledException when stop.IsCancellationRequested => "Stopped.",
        ParallaxAuthenticationException => $"{text} Make a new token in Parallax and set PARALLAX_API_KEY to it.",
        ParallaxConnectionException => $"{text} Check PARALLAX_BASE_ADDRESS and the network, then run again.",
        ParallaxTimeoutException or ParallaxServerException => $"{text} Run again later.",
        ParallaxException => text,
        IOException or UnauthorizedAccessException => $"{text} Choose another folder with --output.",
        _ => null,
    };
}
