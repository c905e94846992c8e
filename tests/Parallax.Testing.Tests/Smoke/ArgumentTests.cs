namespace Parallax.Tests.Testing.Smoke;

internal sealed class ArgumentTests
{
    private const string Key = "pat_the_key_of_the_user";
    private const string VendorsMock = "https://developer.getparallax.com/_mock/api-documentation/swagger/";

    [TestCase("--base-adress", "Argument --base-adress is not known.")]
    [TestCase("--base-address", "--base-address lacks its value.")]
    [TestCase("--base-address --read-only", "--base-address lacks its value.")]
    [TestCase("--base-address=", "--base-address lacks its value.")]
    [TestCase("--base-address localhost", "--base-address has to be a web address in full, such as http://127.0.0.1:5080/.")]
    [TestCase("--base-address ftp://127.0.0.1/", "--base-address has to be a web address in full, such as http://127.0.0.1:5080/.")]
    [TestCase(
        "--base-address http://example.com/ --read-only",
        "--base-address has to begin with https://: plain http would show the key to everybody on the way.")]
    [TestCase("--base-address https://example.com/?x=1 --read-only", "--base-address takes a host, a port and a path, and nothing else.")]
    [TestCase(
        "--base-address https://example.com/",
        "--base-address https://example.com/ is not on this machine, and nothing is written there: add --read-only.")]
    [TestCase("--base-address https://127.0.0.1/ --redocly", "--base-address and --redocly name two servers; give one of them.")]
    [TestCase("--redocly=yes", "--redocly takes no value.")]
    [TestCase("--read-only pat_the_key_of_the_user", "Argument 2 on the command line is not known.")]
    [TestCase("pat_the_key_of_the_user", "Argument 1 on the command line is not known.")]
    [TestCase("-pat_the_key_of_the_user", "Argument 1 on the command line is not known.")]
    [TestCase("--redocly --pat_the_key_of_the_user", "Argument 2 on the command line is not known.")]
    [TestCase("--pat_the_key_of_the_user=", "Argument 1 on the command line is not known.")]
    [TestCase("--api-key=pat_the_key_of_the_user", "Argument --api-key is not known.")]
    [TestCase("--api-key pat_the_key_of_the_user", "Argument --api-key is not known.")]
    [TestCase("--read-only=pat_the_key_of_the_user", "--read-only takes no value.")]
    [TestCase("--base-address pat_the_key_of_the_user", "--base-address has to be a web address in full, such as http://127.0.0.1:5080/.")]
    public async Task What_is_wrong_is_named_in_one_line_above_the_usage(string args, string line)
    {
        var run = await CommandRun.OfAsync(args.Split(' '), Key);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Errors.Split(Environment.NewLine)[..2], Is.EqualTo(new[] { line, "" }));
        Assert.That(run.Errors, Does.Contain("usage: ").And.Not.Contain(Key));
    }

    [Test]
    public async Task A_key_that_cannot_be_one_is_named_and_not_shown()
    {
        var run = await CommandRun.OfAsync(["--base-address", "http://127.0.0.1:9/"], $"{Key}\n");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Errors, Does.StartWith("PARALLAX_API_KEY has a character").And.Not.Contain(Key));
    }

    [Test]
    public async Task Help_is_no_mistake()
    {
        var run = await CommandRun.OfAsync(["--help"]);
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("usage: "));
    }

    [TestCase("--redocly", VendorsMock)]
    [TestCase("--redocly --read-only", VendorsMock)]
    [TestCase("--base-address " + VendorsMock, VendorsMock)]
    [TestCase("--base-address https://DEVELOPER.getparallax.com/other --read-only", "https://developer.getparallax.com/other")]
    public async Task The_mock_server_of_the_vendor_never_gets_the_key_of_the_user(string args, string address)
    {
        var server = SmokeServer.Choose(SmokeArguments.Parse(args.Split(' ')), Key)!;
        Assert.That(server.BaseAddress.ToString(), Is.EqualTo(address));
        Assert.That(server.IsUsersKey, Is.False);
        Assert.That(await KeySentAsync(server), Is.Not.EqualTo(Key).And.Not.Empty);
    }

    [TestCase("--read-only", "https://api.getparallax.com/")]
    [TestCase("--read-only --base-address https://example.com/parallax", "https://example.com/parallax")]
    [TestCase("--base-address=http://localhost:5080", "http://localhost:5080/")]
    public async Task Any_other_server_gets_it(string args, string address)
    {
        var server = SmokeServer.Choose(SmokeArguments.Parse(args.Split(' ')), Key)!;
        Assert.That(server.BaseAddress.ToString(), Is.EqualTo(address));
        Assert.That(await KeySentAsync(server), Is.EqualTo(Key));
        Assert.That(server.ToString(), Does.Not.Contain(Key));
    }

    private static async Task<string> KeySentAsync(SmokeServer server)
    {
        var network = new KeyRecorder();
        await new SmokeEngine(server, new SmokeOptions(), network).RunAsync();
        return network.Key!;
    }
}
