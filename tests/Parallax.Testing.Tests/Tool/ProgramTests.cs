using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parallax.Emulator.Running;

namespace Parallax.Tests.Testing.Tool;

/// <summary>The program as people start it: what is wrong is one line, and the exit code is 2.</summary>
internal sealed class ProgramTests
{
    [TestCase("--nonsense", "nonsense")]
    [TestCase("--port", "--port lacks its value")]
    [TestCase("--description {yaml}", "--description cannot be read")]
    [TestCase("--limit lots", "--limit has to be")]
    [TestCase("--seed /nowhere/firm.json", "--seed names a file")]
    [TestCase("--description /nowhere/openapi.yaml", "--description names a file")]
    [TestCase("--description {json}", "--description cannot be read")]
    [TestCase("--seed {misfit} --port 0", "--seed does not fit")]
    [TestCase("--seed {text} --port 0", "not JSON")]
    [TestCase("--webhook http://127.0.0.1/", "--webhook-secret")]
    [TestCase("--port {taken}", "in use")]
    public async Task A_mistake_is_one_line_and_exit_code_2(string line, string said)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var folder = new Folder();
        line = line
            .Replace("{taken}", $"{((IPEndPoint)taken.LocalEndpoint).Port}", StringComparison.Ordinal)
            .Replace("{json}", folder.Write("no-description.json", """{ "openapi": "2.0" }"""), StringComparison.Ordinal)
            .Replace("{yaml}", folder.Write("broken.yaml", "openapi: 3.1.0\npaths: [\n"), StringComparison.Ordinal)
            .Replace("{misfit}", folder.Write("misfit.json", """{ "/v1/clients": [ { "nmae": "x" } ] }"""), StringComparison.Ordinal)
            .Replace("{text}", folder.Write("text.json", "no JSON at all"), StringComparison.Ordinal);
        var (exitCode, output, error) = await Start(line.Split(' '));
        Assert.That((exitCode, error.TrimEnd().Count(letter => letter is '\n')), Is.EqualTo((2, 0)), error + output);
        Assert.That(error, Does.Contain(said));
    }

    [Test]
    public async Task Help_names_every_option()
    {
        var (exitCode, output, _) = await Start("--help");
        Assert.That(exitCode, Is.Zero);
        foreach (var option in new[]
        {
            "--port", "--limit", "--latency", "--seed", "--description", "--key", "--mock", "--webhook", "--webhook-secret", "--https"
        })
        {
            Assert.That(output, Does.Contain(option));
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)> Start(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(EmulatorRun).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-emulator-");

        public string Write(string name, string text)
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
