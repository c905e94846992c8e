namespace Parallax.Sample.Arguments;

internal enum Command
{
    Sync,
    Serve,
    Help,
}
