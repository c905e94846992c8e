using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks.Parts;

internal sealed record PartContext(ServerAddress Server, Scorecard Scorecard, bool IsShort);
