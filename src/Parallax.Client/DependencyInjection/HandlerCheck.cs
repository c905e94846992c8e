using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parallax;

/// <summary>Stands for the handlers of a client, so that they are checked when the host starts and not with the first call.</summary>
internal sealed class HandlerCheck
{
    public sealed class Validator(IServiceProvider provider, string httpName) : IValidateOptions<HandlerCheck>
    {
        public ValidateOptionsResult Validate(string? name, HandlerCheck options)
        {
            if (!string.Equals(name, httpName, StringComparison.Ordinal))
            {
                return ValidateOptionsResult.Skip;
            }

            try
            {
                provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpName);
                return ValidateOptionsResult.Success;
            }
            catch (ArgumentException refused)
            {
                return ValidateOptionsResult.Fail(refused.Message);
            }
            catch (OptionsValidationException)
            {
                // Reported by the check of the options.
                return ValidateOptionsResult.Skip;
            }
        }
    }
}
