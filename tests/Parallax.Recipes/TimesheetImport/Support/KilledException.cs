namespace Parallax.Recipes.TimesheetImport;

/// <summary>Stands for the end of the process: nobody catches it.</summary>
internal sealed class KilledException() : Exception("killed");
