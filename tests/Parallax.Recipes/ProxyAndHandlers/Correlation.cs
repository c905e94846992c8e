namespace Parallax.Recipes.ProxyAndHandlers;

/// <summary>The id that goes with whatever is being done now: an order, a job, a message.</summary>
public static class Correlation
{
    private static readonly AsyncLocal<string?> Id = new();

    public static string? Current
    {
        get => Id.Value;
        set => Id.Value = value;
    }
}
