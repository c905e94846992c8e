using Parallax.Testing.Description;
using Parallax.Testing.Http;

namespace Parallax.Testing.Operations;

/// <summary>Carries out one kind of operation. Called with the store's gate held.</summary>
internal interface IOperationHandler
{
    Answer Handle(OperationCall call, ApiResource resource);
}
