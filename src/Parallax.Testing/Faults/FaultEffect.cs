using Parallax.Testing.Http;

namespace Parallax.Testing.Faults;

/// <summary>What a fault does to one request.</summary>
/// <param name="applied">The answer of the operation, if it was carried out already.</param>
/// <param name="surroundings">The clock and the end of the emulator.</param>
/// <param name="cancellationToken">Cancelled when the client goes.</param>
/// <returns>The answer; null to have the operation carried out now and answered properly.</returns>
internal delegate ValueTask<Answer?> FaultEffect(Answer? applied, FaultSurroundings surroundings, CancellationToken cancellationToken);
