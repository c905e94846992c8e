using Parallax.Models;

namespace Parallax.Sample.Push;

/// <summary>A deal as it stands on the server once it is pushed.</summary>
internal sealed record WonDeal(Project Project, ProjectOffering Offering, Person Person);
