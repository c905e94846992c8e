namespace Parallax;

/// <summary>The key to use now: the one of the options, or what their provider says, asked each time.</summary>
internal sealed class KeySource(ParallaxClientOptions options)
{
    public async ValueTask<string> GetAsync(CallName call, CancellationToken cancellationToken)
    {
        if (options.ApiKeyProvider is not { } provider)
        {
            return options.ApiKey!.Text;
        }

        var text = await provider(cancellationToken).ConfigureAwait(false);
        return ParallaxApiKey.ProblemWith(text) is { } problem
            ? throw new ParallaxException($"{call}: nothing was sent, the key from {nameof(ParallaxClientOptions.ApiKeyProvider)} {problem}.") { Method = call.Method, Path = call.Path }
            : text;
    }
}
