using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parallax;

/// <summary>Binds the options to a section. What the binder would let pass, or quote although it may be the key, is refused before.</summary>
internal static class OptionsBinding
{
    public static void BindSafely(this OptionsBuilder<ParallaxClientOptions> builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddSingleton(new OptionsSection(builder.Name, section));
        builder.Services.AddSingleton<IOptionsChangeTokenSource<ParallaxClientOptions>>(new ConfigurationChangeTokenSource<ParallaxClientOptions>(builder.Name, section));
        builder.Configure(options => Bind(builder.Name, section, options));
    }

    private static void Bind(string name, IConfiguration section, ParallaxClientOptions options)
    {
        var problems = SectionCheck.Problems(section, typeof(ParallaxClientOptions)).ToList();
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(ParallaxClientOptions), problems);
        }

        section.Bind(options);
    }
}

/// <summary>Where the settings of one client come from.</summary>
internal sealed record OptionsSection(string OptionsName, IConfiguration Configuration);
