using System.Net;
using System.Net.Sockets;

namespace Parallax.Tests.Transport.Redis;

/// <summary>A way to Redis that can be cut, and that can hang: then it takes everything in and gives nothing out.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly int _target;
    private readonly int _port = LoopbackPorts.Free();
    private readonly Lock _lock = new();
    private readonly List<TcpClient> _ends = [];
    private TaskCompletionSource _flow = Flowing();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    private Wire(int target) => _target = target;

    public string Address => $"127.0.0.1:{_port}";

    public static Wire To(int port)
    {
        var wire = new Wire(port);
        wire.Connect();
        return wire;
    }

    public void Connect()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async Task CutAsync()
    {
        _listener!.Dispose();
        await _accepting;
        lock (_lock)
        {
            _ends.ForEach(end => end.Dispose());
            _ends.Clear();
        }
    }

    public void Hang() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void WakeUp() => _flow.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        WakeUp();
    }

    private static TaskCompletionSource Flowing()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient { NoDelay = true };
                near.NoDelay = true;
                lock (_lock)
                {
                    _ends.AddRange([near, far]);
                }

                await far.ConnectAsync(IPAddress.Loopback, _target);
                _ = CopyAsync(near, far, hangs: false);
                _ = CopyAsync(far, near, hangs: true);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The wire was cut.
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool hangs)
    {
        try
        {
            using (from)
            using (to)
            {
                var buffer = new byte[4096];
                for (int read; (read = await from.GetStream().ReadAsync(buffer)) > 0;)
                {
                    if (hangs)
                    {
                        await _flow.Task;
                    }

                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
                }
            }
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the ends is gone, and so is the other one now.
        }
    }
}
