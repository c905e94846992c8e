namespace Parallax.Benchmarks.Parts;

internal interface IPart
{
    /// <summary>As it is asked for on the command line.</summary>
    string Name { get; }

    Task RunAsync(PartContext context);
}
