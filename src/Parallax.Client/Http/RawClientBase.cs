namespace Parallax.Generated;

/// <summary>What the generated clients have in common: sending one call and reading its answer.</summary>
public abstract class RawClientBase
{
    private readonly HttpClient _httpClient;

    private protected RawClientBase(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        _httpClient = httpClient;
    }

    private protected Uri? BaseAddress => _httpClient.BaseAddress;

    private protected async Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = Complete(request);

        // The status says it all: a body that is there all the same, or breaks off, changes nothing.
        CallState.Of(message).NeedsBody = false;
        try
        {
            using var response = await _httpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            await ErrorResponse.ThrowIfErrorAsync(message, response, TimeProvider.System, quotesDetail: false, cancellationToken)
                .ConfigureAwait(false);
            CallObservation.Of(message)?.End();
        }
        catch (Exception failure)
        {
            CallObservation.Of(message)?.Fail(failure, cancellationToken);
            if (failure is OperationCanceledException cause && CallState.Of(message).IsFollowed)
            {
                throw ParallaxCanceledException.Of(CallState.Of(message), cause, cancellationToken);
            }

            throw;
        }
    }

    private protected async Task<T> SendAsync<T>(ApiRequest request, JsonRead<T> read, CancellationToken cancellationToken)
    {
        using var message = Complete(request);
        try
        {
            using var response = await _httpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);

            // The client's own pipeline has dealt with errors by now; a plain HttpClient has not.
            await ErrorResponse.ThrowIfErrorAsync(message, response, TimeProvider.System, quotesDetail: false, cancellationToken)
                .ConfigureAwait(false);
            var value = await ResponseReader.ReadAsync(message, response, read, cancellationToken).ConfigureAwait(false);
            CallObservation.Of(message)?.End();
            return value;
        }
        catch (Exception failure)
        {
            // A success that cannot be read is known for a failure just here.
            CallObservation.Of(message)?.Fail(failure, cancellationToken);
            if (failure is OperationCanceledException cause && CallState.Of(message).IsFollowed)
            {
                throw ParallaxCanceledException.Of(CallState.Of(message), cause, cancellationToken);
            }

            throw;
        }
    }

    private ApiRequest Complete(ApiRequest request) => BaseAddress is null
        ? throw new InvalidOperationException("The HttpClient has no BaseAddress. Set it, or use IParallaxClient.HttpClient.")
        : request.Complete();
}
