using Microsoft.Extensions.Configuration;

namespace Parallax;

/// <summary>Where the settings of one client come from.</summary>
internal sealed record OptionsSection(string OptionsName, IConfiguration Configuration);
