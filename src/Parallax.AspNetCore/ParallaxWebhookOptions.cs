using Microsoft.Extensions.Options;

namespace Parallax.AspNetCore;

/// <summary>Settings of the endpoint for webhooks. Checked when the host starts.</summary>
public sealed class ParallaxWebhookOptions
{
    /// <summary>The webhook secret, as it was copied from Parallax. Required.</summary>
    public ParallaxWebhookSecret? Secret { get; set; }

    /// <summary>The secret before that, which is taken as well while you replace it. Default null: none.</summary>
    public ParallaxWebhookSecret? PreviousSecret { get; set; }

    /// <summary>
    /// The largest body that is read, in bytes; a larger one is answered with 413. Default 262,144 (256 KiB), 1 to 16,777,216.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Says what is wrong with the options, by name; never with a secret.</summary>
    internal sealed class Validator(string path) : IValidateOptions<ParallaxWebhookOptions>
    {
        private const int SmallestBody = 1;
        private const int LargestBody = 16 * 1024 * 1024;

        public ValidateOptionsResult Validate(string? name, ParallaxWebhookOptions options)
        {
            List<string> problems = [];
            if ((options.Secret is { } secret ? secret.GetProblem() : "is missing") is { } problem)
            {
                problems.Add($"{path}:{nameof(Secret)} {problem}. Set it to the webhook secret, as in \"whsec_…\".");
            }

            if (options.PreviousSecret?.GetProblem() is { } previous)
            {
                problems.Add($"{path}:{nameof(PreviousSecret)} {previous}. Leave it out if there is none.");
            }

            if (options.MaxBodyBytes is < SmallestBody or > LargestBody)
            {
                problems.Add(FormattableString.Invariant(
                    $"{path}:{nameof(MaxBodyBytes)} is {options.MaxBodyBytes}; it has to be from {SmallestBody} to {LargestBody}."));
            }

            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
