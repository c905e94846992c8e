namespace Parallax.Sample.Arguments;

internal static class Usage
{
    public const string Text = """
        Reads all projects of a Parallax account into two CSV files, and pushes one won deal.

        usage: dotnet run --project src/Parallax.Sample -- [--output DIR] [--write]
               dotnet run --project src/Parallax.Sample -- serve [--port PORT]

          --output DIR   where projects.csv and planned-vs-actual.csv go; default artifacts/sample
          --write        push the deal to a real server too; without it, that server is only read
          serve          keep an emulator with the sample's data running, for curl and other clients
          --port PORT    where on this machine it listens, 1 to 65535; default 5080
          --help         this text

        environment:
          PARALLAX_API_KEY        a Personal Access Token; without it, everything runs against an emulator in this process
          PARALLAX_BASE_ADDRESS   the server; default https://api.getparallax.com/

        exit codes: 0 done, 1 failed, 2 bad arguments, 130 stopped with Ctrl+C
        """;

    public static int Print()
    {
        Console.WriteLine(Text);
        return 0;
    }
}
