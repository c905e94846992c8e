using Parallax.Sample.Arguments;
using Parallax.Sample.Hosting;

// Where to read on: Hosting/SyncHost.cs registers the client, Hosting/SyncWorker.cs is the run, Pull/ reads, Push/ writes.
try
{
    var arguments = ArgumentParser.Parse(args);
    return arguments.Command switch
    {
        Command.Help => Usage.Print(),
        Command.Serve => await ServeHost.RunAsync(arguments),
        _ => await SyncHost.RunAsync(arguments),
    };
}
catch (UsageException mistake)
{
    await Console.Error.WriteLineAsync($"{mistake.Message}{Environment.NewLine}{Environment.NewLine}{Usage.Text}");
    return ExitCodes.BadArguments;
}
