namespace Parallax.Testing;

internal static class FirmSize
{
    public const int Clients = 300;
    public const int Projects = 1200;
    public const int InProgress = 10;
    public const int People = 150;
}
