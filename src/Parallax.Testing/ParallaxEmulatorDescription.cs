namespace Parallax.Testing;

/// <summary>Where an emulator reads the OpenAPI description (3.x, YAML or JSON) that it serves.</summary>
public sealed class ParallaxEmulatorDescription
{
    private readonly Func<CancellationToken, Task<string>> _read;

    private ParallaxEmulatorDescription(Func<CancellationToken, Task<string>> read) => _read = read;

    /// <summary>A description in a file.</summary>
    /// <param name="path">The path of the file; it is read when the emulator starts.</param>
    /// <returns>The description.</returns>
    public static ParallaxEmulatorDescription FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ParallaxEmulatorDescription(cancellationToken => File.ReadAllTextAsync(path, cancellationToken));
    }

    /// <summary>A description in memory.</summary>
    /// <param name="text">The whole text of the description.</param>
    /// <returns>The description.</returns>
    public static ParallaxEmulatorDescription FromText(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new ParallaxEmulatorDescription(_ => Task.FromResult(text));
    }

    /// <summary>A description in a stream.</summary>
    /// <param name="stream">The stream, in UTF-8; it is read to its end once, when the emulator starts, and is not closed.</param>
    /// <returns>The description, for one emulator.</returns>
    public static ParallaxEmulatorDescription FromStream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new ParallaxEmulatorDescription(async cancellationToken =>
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        });
    }

    internal Task<string> ReadAsync(CancellationToken cancellationToken) => _read(cancellationToken);
}
