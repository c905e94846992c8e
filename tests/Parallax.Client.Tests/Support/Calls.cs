using System.Reflection;

namespace Parallax.Tests.Support;

/// <summary>Calls methods that are known by reflection only.</summary>
internal static class Calls
{
    /// <summary>The request that a friendly method sends when every parameter is given.</summary>
    public static async Task<(Recorded Request, object?[] Arguments)> RecordAsync(FriendlyMethod method)
    {
        using var recorder = Server();
        using var client = TestClient.Over(recorder);
        var arguments = EveryArgument(method.Method);
        await InvokeAsync(method.Group.GetValue(client)!, method.Method, arguments);
        return (recorder.Only, arguments);
    }

    /// <summary>The request that a friendly method sends when what may be left out is left out.</summary>
    public static async Task<Recorded> RecordRequiredAsync(FriendlyMethod method)
    {
        using var recorder = Server();
        using var client = TestClient.Over(recorder);
        object?[] arguments =
        [
            .. EveryArgument(method.Method).Zip(method.Method.GetParameters(), (value, p) => p.HasDefaultValue ? null : value)
        ];
        await InvokeAsync(method.Group.GetValue(client)!, method.Method, arguments);
        return recorder.Only;
    }

    /// <summary>Awaits what the method gives; of a list, its first page.</summary>
    public static async Task<object?> InvokeAsync(object target, MethodInfo method, object?[] arguments)
    {
        var result = method.Invoke(target, arguments)!;
        if (result is not Task)
        {
            result = result.GetType().GetMethod("GetPageAsync")!.Invoke(result, [1, CancellationToken.None])!;
        }

        var task = (Task)result;
        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    /// <summary>A value for every parameter, all different.</summary>
    public static object?[] EveryArgument(MethodInfo method)
        => [.. method.GetParameters().Select((parameter, index) => MadeUp.Value(parameter.ParameterType, index + 1))];

    /// <summary>A server that knows all operations, and answers each with as little as will do.</summary>
    public static Recorder Server()
        => new(
            request => Answer.Json(
                Description.Of(request).Result?.EndsWith("Page", StringComparison.Ordinal) == true ? """{"results":[]}""" : Answer.Object));
}
