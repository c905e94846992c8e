namespace Parallax.Testing;

/// <summary>Tells subscribers of requests. What a subscriber throws is kept with the request, and changes nothing else.</summary>
internal sealed class RequestEvents
{
    public event EventHandler<ReceivedRequestEventArgs>? OnReceived;

    public event EventHandler<ReceivedRequestEventArgs>? OnAnswered;

    /// <summary>Gets or sets what events name as their sender.</summary>
    public object? Sender { get; set; }

    public void Received(ReceivedRequest request) => Raise(OnReceived, request);

    public void Answered(ReceivedRequest request) => Raise(OnAnswered, request);

    private void Raise(EventHandler<ReceivedRequestEventArgs>? handler, ReceivedRequest request)
    {
        try
        {
            handler?.Invoke(Sender, new ReceivedRequestEventArgs(request));
        }
        catch (Exception failure)
        {
            request.Exception ??= failure;
        }
    }
}
