using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parallax;

/// <summary>Binds the options to a section, without the binder's habit of quoting what it cannot read: it may be the key.</summary>
internal static class OptionsBinding
{
    public static void BindSafely(this OptionsBuilder<ParallaxClientOptions> builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddSingleton(new OptionsSection(builder.Name, section));
        builder.Configure(options => Bind(builder.Name, section, options));
    }

    private static void Bind(string name, IConfiguration section, ParallaxClientOptions options)
    {
        try
        {
            section.Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException failure)
        {
            throw new OptionsValidationException(name, typeof(ParallaxClientOptions), [WithoutValues(failure.Message, section)]);
        }
    }

    private static string WithoutValues(string message, IConfiguration section)
        => section.AsEnumerable()
            .Where(static entry => !string.IsNullOrEmpty(entry.Value))
            .Aggregate(message, static (text, entry) => text.Replace($"'{entry.Value}'", "'***'", StringComparison.Ordinal));
}
