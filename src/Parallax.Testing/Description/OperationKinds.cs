namespace Parallax.Testing.Description;

/// <summary>What follows from the kind of an operation.</summary>
internal static class OperationKinds
{
    public static bool Changes(this OperationKind kind) => kind is OperationKind.Create or OperationKind.Update or OperationKind.Delete;
}
