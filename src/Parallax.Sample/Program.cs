using Microsoft.Extensions.DependencyInjection;
using Parallax.Sample.Arguments;
using Parallax.Sample.Hosting;

// Where to read on: Hosting/SyncHost.cs registers the client, Hosting/SyncRun.cs is the run, Pull/ reads, Push/ writes.
try
{
    var arguments = ArgumentParser.Parse(args);
    return arguments.Command switch
    {
        Command.Help => Usage.Print(),
        Command.Serve => await SampleHost.CreateBuilder().RunAsync((services, stop) => ActivatorUtilities.CreateInstance<ServeRun>(services, arguments).RunAsync(stop)),
        _ => await SyncHost.RunAsync(arguments),
    };
}
catch (UsageException mistake)
{
    await Console.Error.WriteLineAsync($"{mistake.Message}{Environment.NewLine}{Environment.NewLine}{Usage.Text}");
    return ExitCodes.BadArguments;
}
catch (Exception failure)
{
    // Nobody thought of this one, so all of it is shown.
    await Console.Error.WriteLineAsync(failure.ToString());
    return ExitCodes.Failure;
}
