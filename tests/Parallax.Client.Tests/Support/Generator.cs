using System.Diagnostics;
using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Parallax.Tests.Support;

/// <summary>The generator that the build uses, asked for the settings that it knows.</summary>
internal static class Generator
{
    /// <summary>What <c>nswag new</c> writes: all settings there are.</summary>
    public static async Task<JObject> NewSettingsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("parallax-nswag-");
        try
        {
            var start = new ProcessStartInfo("dotnet", [Find(), "new"])
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_ROLL_FORWARD"] = "Major" },
            };
            using var process = Process.Start(start)!;
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, string.Concat(output));
            return JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "nswag.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Find()
    {
        var package = typeof(Generator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "NSwag.MSBuild").Value!;
        return Path.Combine(package, "tools", "Net100", "dotnet-nswag.dll");
    }
}
