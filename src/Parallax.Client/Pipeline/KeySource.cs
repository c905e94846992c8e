namespace Parallax;

/// <summary>The key to use now: the one of the options as they now stand, or what their provider says, asked each time.</summary>
internal sealed class KeySource(Func<ParallaxClientOptions> options)
{
    /// <summary>The key, if it need not be asked for.</summary>
    public string? Known => options() is { ApiKeyProvider: null } current ? current.ApiKey!.Text : null;

    public async ValueTask<string> GetAsync(CallState call, CancellationToken cancellationToken)
    {
        var current = options();
        if (current.ApiKeyProvider is not { } provider)
        {
            return current.ApiKey!.Text;
        }

        var text = await AskAsync(provider, call, cancellationToken).ConfigureAwait(false);
        return ParallaxApiKey.ProblemWith(text) is { } problem ? throw Refused(call, problem, innerException: null) : text;
    }

    private static async Task<string> AskAsync(
        Func<CancellationToken, ValueTask<string>> provider, CallState call, CancellationToken cancellationToken)
    {
        using var deadline = call.Budget.Start();
        using var outer = cancellationToken.UnsafeRegister(static deadline => ((Deadline)deadline!).Cancel(), deadline);
        try
        {
            return await provider(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (deadline.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ParallaxTimeoutException.Of(
                call, deadline, $"no key from {nameof(ParallaxClientOptions)}.{nameof(ParallaxClientOptions.ApiKeyProvider)}");
        }
        catch (Exception failure)
        {
            throw Refused(call, "could not be had", failure);
        }
    }

    private static ParallaxException Refused(CallState call, string problem, Exception? innerException)
        => new(
            $"{call.Name}: not sent, the key of {nameof(ParallaxClientOptions)}.{nameof(ParallaxClientOptions.ApiKeyProvider)} {problem}.",
            innerException)
        {
            Call = call
        };
}
