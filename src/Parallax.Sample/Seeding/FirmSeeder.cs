using System.Text.Json;
using Parallax.Sample.Output;
using Parallax.Testing;

namespace Parallax.Sample.Seeding;

/// <summary>Fills an emulator with the firm.</summary>
internal sealed class FirmSeeder(RunProgress progress, TimeProvider time)
{
    private static readonly JsonSerializerOptions WireNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Task<long> SeedAsync(ParallaxEmulator emulator, CancellationToken cancellationToken)
        => progress.StepAsync("Making up a firm", step =>
        {
            List<SeedBatch> batches = [.. Firm.Batches(DateOnly.FromDateTime(time.GetLocalNow().Date))];
            step.Expect(batches.Sum(batch => batch.Rows.Count));
            foreach (var batch in batches)
            {
                cancellationToken.ThrowIfCancellationRequested();
                emulator.Seed(batch.Collection, JsonSerializer.Serialize(batch.Rows, WireNames));
                step.Advance(batch.Rows.Count);
            }

            return Task.FromResult(batches.Sum(batch => (long)batch.Rows.Count));
        });
}
