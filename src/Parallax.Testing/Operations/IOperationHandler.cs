namespace Parallax.Testing;

/// <summary>Carries out one kind of operation. Called with the store's gate held.</summary>
internal interface IOperationHandler
{
    Answer Handle(OperationCall call, ApiResource resource);
}
