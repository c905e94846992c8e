namespace Parallax.Tests.Smoke;

/// <summary>One operation.</summary>
/// <param name="Operation">Its operationId in the description.</param>
/// <param name="IsWrite">Whether it changes anything on the server.</param>
/// <param name="CallAsync">The call of the facade that stands for it.</param>
internal sealed record SmokeStep(string Operation, bool IsWrite, Func<SmokeRun, Task> CallAsync)
{
    public static SmokeStep Read(string operation, Func<SmokeRun, Task> callAsync) => new(operation, IsWrite: false, callAsync);

    public static SmokeStep Write(string operation, Func<SmokeRun, Task> callAsync) => new(operation, IsWrite: true, callAsync);
}
